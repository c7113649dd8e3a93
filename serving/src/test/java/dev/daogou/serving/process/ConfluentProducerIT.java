package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plain producer that frames its values as Confluent's serializers do, with none of this
 * project's serdes; the registry is a stand-in, the broker and the service are real. At the end the
 * broker goes away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConfluentProducerIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final int ROOM = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private RegistryStandIn registry;
  private EmbeddedKafka kafka;
  private ServiceProcess service;
  private Cluster cluster;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    registry = new RegistryStandIn();
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    Map<String, String> settings =
        Map.of(
            "daogou.wire-format", "confluent",
            "daogou.registry.url", registry.address(),
            "daogou.collect.in-flight", String.valueOf(ROOM),
            "daogou.collect.batch-limit", String.valueOf(ROOM));
    service =
        ServiceProcess.start(
            new Deployment(kafka.bootstrapServers(), Topics.DEFAULT_PREFIX, folder, settings));
    cluster = new Cluster(kafka.bootstrapServers());
  }

  @AfterAll
  void stop() {
    service.close();
    cluster.close();
    kafka.close();
    registry.close();
    http.close();
  }

  @Test
  @Order(1)
  void shouldTakeEventsInConfluentsFormatAndAnswerInIt() throws Exception {
    Shop shop = new Shop(service.api());
    shop.open();
    int id = register(StorefrontEvent.getClassSchema().toString());

    for (String item : List.of("ring-1", "ring-2", "chain-1")) {
      byte[] value = framed(id, view("conrad", item));
      cluster.write(TOPICS.events().name(), "default/conrad".getBytes(UTF_8), value);
    }

    assertThat(shop.profile("conrad", 3).path("events").asInt()).isEqualTo(3);
    String receipt = shop.view("conrad", "phone-1");
    assertThat(shop.list("conrad", receipt).path("items")).isNotEmpty();
    assertThat(cluster.read(TOPICS.events().name())).allSatisfy(this::isFramed);
    // The list may be answered with a moment before its transaction is seen to have ended.
    List<ConsumerRecord<byte[], byte[]>> lists =
        await("a list on the topic")
            .atMost(Shop.PATIENCE)
            .until(() -> cluster.read(TOPICS.recommendations().name()), all -> !all.isEmpty());
    assertThat(lists).allSatisfy(this::isFramed);
    assertThat(cluster.read(TOPICS.deadLetters().name())).isEmpty();
  }

  @Test
  @Order(2)
  void shouldAskToComeBackWhenKafkaIsAway() {
    kafka.close();

    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(this::sendBatch).limit(4).toList();

    Map<Integer, HttpResponse<String>> answers =
        sent.stream()
            .map(CompletableFuture::join)
            .collect(toMap(HttpResponse::statusCode, answer -> answer, (one, other) -> one));
    assertThat(answers).containsOnlyKeys(429, 503);
    assertThat(answers.values())
        .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After")).isPresent());
    assertThat(answers.get(429).body()).contains("urn:daogou:problem:busy");
    assertThat(answers.get(429).headers().firstValue("X-RateLimit-Reset")).isPresent();
    assertThat(answers.get(503).body()).contains("urn:daogou:problem:kafka-unavailable");
  }

  private CompletableFuture<HttpResponse<String>> sendBatch() {
    String call = "{\"type\":\"page\",\"userId\":\"u\"}";
    String body = "{\"batch\":[" + (call + ",").repeat(ROOM - 1) + call + "]}";
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create(service.api().address() + "/v1/batch"))
            .timeout(Duration.ofMinutes(3))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void isFramed(ConsumerRecord<byte[], byte[]> record) {
    assertThat(record.value()[0]).isZero();
    assertThat(ByteBuffer.wrap(record.value()).getInt(1)).isBetween(1, 100);
  }

  private int register(String schema) throws Exception {
    ObjectMapper json = new ObjectMapper();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(registry.address() + "/subjects/daogou.events-value/versions"))
            .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("schema", schema))))
            .build();
    return json.readTree(http.send(request, BodyHandlers.ofString()).body()).get("id").asInt();
  }

  private static GenericRecord view(String shopper, String item) {
    Schema event = StorefrontEvent.getClassSchema();
    Schema view = event.getField("payload").schema().getTypes().getFirst();
    GenericRecord payload = new GenericData.Record(view);
    payload.put("item", item);
    GenericRecord record = new GenericData.Record(event);
    record.put("id", "confluent-" + item);
    record.put("tenant", "default");
    record.put("shopper", shopper);
    record.put("time", System.currentTimeMillis());
    record.put(
        "consent", new GenericData.EnumSymbol(event.getField("consent").schema(), "PERSONALIZE"));
    record.put("origin", new GenericData.EnumSymbol(event.getField("origin").schema(), "LIVE"));
    record.put("payload", payload);
    return record;
  }

  private static byte[] framed(int id, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema(), new GenericData())
        .write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
