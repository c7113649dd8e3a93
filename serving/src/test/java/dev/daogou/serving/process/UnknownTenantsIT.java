package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop of one declared tenant, to which others send in thousands of names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownTenantsIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String DECLARED = "rings";
  private static final int TENANTS = 3_000;

  private EmbeddedKafka kafka;
  private Cluster cluster;
  private ServiceProcess service;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    cluster = new Cluster(kafka.bootstrapServers());
    service =
        ServiceProcess.start(
            new Deployment(
                kafka.bootstrapServers(),
                Topics.DEFAULT_PREFIX,
                folder,
                Map.of("daogou.tenants", DECLARED)));
    api = service.api();
  }

  @AfterAll
  void stop() {
    service.close();
    cluster.close();
    kafka.close();
  }

  @Test
  void shouldSetAsideAFloodAndGoOnWithWhoIsDeclared() {
    cluster.write(TOPICS.events(), IntStream.range(0, TENANTS).mapToObj(UnknownTenantsIT::event));
    cluster.write(
        TOPICS.catalogueUpdates(), IntStream.range(0, TENANTS).mapToObj(UnknownTenantsIT::update));
    cluster.write(TOPICS.catalogueUpdates(), List.of(update(DECLARED)).stream());
    cluster.write(TOPICS.events(), List.of(event(DECLARED)).stream());

    await("the list of who is declared")
        .atMost(PATIENCE)
        .until(() -> api.get("/v1/users/ann/profile?tenant=rings").text().contains("\"events\":1"));
    await("the dead letters").atMost(PATIENCE).until(() -> deadLetters().size() == 2 * TENANTS);
    assertThat(deadLetters())
        .allSatisfy(
            letter -> {
              assertThat(header(letter, "reason")).isEqualTo("unknown-tenant");
              assertThat(header(letter, "detail")).contains("daogou.tenants");
            });
    await("the items in memory")
        .atMost(PATIENCE)
        .until(() -> api.metric("daogou_catalogue_items") == 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /v1/events                  | {"type":"item-view","tenant":"watches","shopper":"a","item":"i"}
          /v1/events                  | {"type":"item-view","shopper":"a","item":"i"}
          /v1/catalogue               | {"tenant":"watches","item":"i","title":"Watch"}
          /v1/track                   | {"userId":"a","event":"Product Viewed","properties":{"product_id":"i"}}
          /mp/collect?api_secret=none | {"client_id":"a","events":[{"name":"view_item","params":{"items":[{"item_id":"i"}]}}]}
          """)
  void shouldRefuseWhatIsSentByHttp(String address, String body) {
    Api.Reply reply = api.post(address, body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text()).contains("unknown-tenant", "daogou.tenants");
  }

  @Test
  void shouldTakeTheOthersOfABatch() {
    Api.Reply reply =
        api.post(
            "/v1/events",
            """
            [{"type":"other","name":"n","tenant":"rings","shopper":"bob"},
             {"type":"other","name":"n","tenant":"watches","shopper":"bob"}]""");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("accepted").asInt()).isEqualTo(1);
    assertThat(reply.body().at("/results/1/reason").asText()).isEqualTo("unknown-tenant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/users/ann/recommendations",
        "/v1/users/ann/recommendations/stream",
        "/v1/users/ann/profile",
        "/v1/users/ann/map",
        "/v1/items/i/similar",
        "/v1/items/i/bought-together",
        "/v1/trending",
        "/v1/catalogue",
        "/v1/board",
        "/v1/board/stream",
        "/v1/board/export"
      })
  void shouldSayOfARead(String address) {
    Api.Reply reply = api.get(address + "?tenant=watches");

    assertThat(reply.status()).as(reply.text()).isEqualTo(404);
    assertThat(reply.body().path("type").asText()).isEqualTo("urn:daogou:problem:unknown-tenant");
    assertThat(reply.body().path("detail").asText()).contains("watches", "daogou.tenants");
    assertThat(reply.body().path("remedy").asText()).isNotEmpty();
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return cluster.read(TOPICS.deadLetters().name());
  }

  private static Map.Entry<ShopperKey, StorefrontEvent> event(int number) {
    return event("undeclared-" + number);
  }

  private static Map.Entry<ShopperKey, StorefrontEvent> event(String tenant) {
    StorefrontEvent event =
        Events.event("e-1", "ann", null, Instant.now(), new ItemView("ring-1", null));
    event.setTenant(tenant);
    return Map.entry(new ShopperKey(tenant, "ann"), event);
  }

  private static Map.Entry<ItemKey, CatalogueUpdate> update(int number) {
    return update("undeclared-" + number);
  }

  private static Map.Entry<ItemKey, CatalogueUpdate> update(String tenant) {
    CatalogueItem item = CatalogueItem.newBuilder().setTitle("Gold ring").build();
    return Map.entry(new ItemKey(tenant, "ring-1"), new CatalogueUpdate(tenant, "ring-1", item));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
