package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is held up at its first record, with many behind it. */
class CatchUpIT {
  private static final String TOPIC = "arrivals";
  private static final String GROUP = "reader";
  private static final int RECORDS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final CountDownLatch atFirst = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  @TempDir private Path folder;
  private EmbeddedKafka kafka;
  private RunningStreams running;

  @BeforeEach
  void startBehind() throws Exception {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    try (Admin admin = Admin.create(client())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(TOPIC, "key", "value"));
      }
    }
    running = RunningStreams.start("reader", reader(), new SimpleMeterRegistry(), Optional.empty());
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    running.close();
    kafka.close();
  }

  @Test
  void shouldBeOverWhenTheBacklogIsWorkedOff() throws Exception {
    try (CatchUp catchUp = follow(PATIENCE)) {
      atFirst.await();
      assertThat(catchUp.isOver()).isFalse();

      mayGoOn.countDown();

      await("the backlog").atMost(PATIENCE).until(catchUp::isOver);
    }
  }

  @Test
  void shouldBeOverWhenPatienceEnds() throws Exception {
    try (CatchUp catchUp = follow(Duration.ofMillis(300))) {
      atFirst.await();

      await("the end of patience").atMost(PATIENCE).until(catchUp::isOver);
    }
  }

  private CatchUp follow(Duration patience) {
    return CatchUp.of(
        running, TOPIC, GROUP, new CatchUp.Bounds(Duration.ofSeconds(30), patience), client());
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private KafkaStreams reader() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(TOPIC, Consumed.with(Serdes.String(), Serdes.String()))
        .foreach((key, value) -> hold());
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    return new KafkaStreams(builder.build(), properties);
  }

  private void hold() {
    atFirst.countDown();
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
