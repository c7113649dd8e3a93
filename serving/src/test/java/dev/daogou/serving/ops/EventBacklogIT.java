package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
class EventBacklogIT {
  private static final String TOPIC = "arrivals";
  private static final String GROUP = "reader";
  private static final int RECORDS = 500;
  private static final Duration LATE = Duration.ofMillis(600);
  private static final Duration STILL = Duration.ofMillis(900);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final CountDownLatch atFirst = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  private final MeterRegistry metrics = new SimpleMeterRegistry();

  @TempDir private Path folder;
  private EmbeddedKafka kafka;
  private RunningStreams running;
  private EventBacklog backlog;

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
    running = RunningStreams.start("reader", reader(), metrics, Optional.empty());
    backlog =
        new EventBacklog(
            new Topic<>(TOPIC, Serdes.String(), Serdes.String(), 1, Map.of()),
            GROUP,
            new EventBacklog.Bounds(LATE, STILL),
            client(),
            metrics);
    backlog.start();
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    backlog.stop();
    running.close();
    kafka.close();
  }

  @Test
  void shouldTellThatEventsWaitUntilTheyAreWorkedOff() throws Exception {
    atFirst.await();
    await("late events").atMost(PATIENCE).until(() -> backlog.behind(0).isPresent());
    assertThat(backlog.notWorkedOff(0).orElseThrow().records()).isEqualTo(RECORDS);
    assertThat(metrics.get("daogou.events.waiting").tag("partition", "0").gauge().value())
        .isEqualTo(RECORDS);

    mayGoOn.countDown();

    await("the backlog").atMost(PATIENCE).until(() -> backlog.behind(0).isEmpty());
    assertThat(backlog.notWorkedOff(0).orElseThrow().isWithin(LATE)).isTrue();
  }

  @Test
  void shouldTellWhichPartitionStandsStillUntilItGoesOn() throws Exception {
    atFirst.await();
    await("a partition that stands still")
        .atMost(PATIENCE)
        .until(() -> backlog.standingStill().containsKey(0));
    assertThat(backlog.standingStill().get(0)).isGreaterThan(STILL);

    mayGoOn.countDown();

    await("nothing that stands still")
        .atMost(PATIENCE)
        .until(() -> backlog.standingStill().isEmpty());
  }

  @Test
  void shouldTellThatEventsWaitForTheirLists() {
    backlog.followLists(partition -> OptionalLong.of(RECORDS / 2));
    mayGoOn.countDown();

    await("what is worked off")
        .atMost(PATIENCE)
        .until(() -> backlog.notWorkedOff(0).filter(each -> each.isWithin(LATE)).isPresent());
    await("late lists").atMost(PATIENCE).until(() -> backlog.behind(0).isPresent());

    backlog.followLists(partition -> OptionalLong.of(RECORDS - 1));
    await("lists").atMost(PATIENCE).until(() -> backlog.behind(0).isEmpty());
  }

  @Test
  void shouldKnowNothingOfPartitionsThatAreNot() {
    assertThat(backlog.notWorkedOff(7)).isEmpty();
    assertThat(backlog.behind(7)).isEmpty();
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
