package dev.daogou.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.Events;
import dev.daogou.PersonalizationApp;
import dev.daogou.PersonalizationTopology;
import dev.daogou.Stock;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology itself, from two partitions to eight, on a real broker. */
class StateMoveIT {
  private static final List<String> SHOPPERS =
      IntStream.range(0, 40).mapToObj(number -> "shopper-" + number).toList();
  private static final int VIEWS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void shouldGoOnCountingWhereItLeftOff() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")))) {
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      Topics before = Topics.of("shop.", 2, ValueSerdes.singleObject());
      Topics after = Topics.of("shop8.", 8, ValueSerdes.singleObject());
      kafka.create(before);
      kafka.create(after);
      try (PersonalizationApp app = start(kafka, before)) {
        send(client, before, 0, VIEWS);
        SHOPPERS.forEach(shopper -> awaitInteractions(app, shopper, VIEWS));
        // What lies in a repartition topic is not moved: it must have been read.
        awaitAllViews(app, VIEWS);
      }

      createChangelogs(client, PersonalizationApp.applicationId(after), 8);
      var move =
          new StateMove(
              PersonalizationApp.applicationId(before),
              PersonalizationApp.applicationId(after),
              new Growth(2, 8),
              client);
      StorePlacements.stores().forEach(move::move);

      try (PersonalizationApp app = start(kafka, after)) {
        send(client, after, VIEWS, VIEWS + 1);
        SHOPPERS.forEach(shopper -> awaitInteractions(app, shopper, VIEWS + 1));
        awaitAllViews(app, VIEWS + 1);
      }
    }
  }

  private PersonalizationApp start(EmbeddedKafka kafka, Topics topics) {
    var stock = new Stock();
    var topology =
        new PersonalizationTopology(
            topics,
            stock.settings,
            stock.graphs,
            stock.sessions,
            stock.encoder,
            Optional.empty(),
            Optional.empty(),
            new StageMetrics(new SimpleMeterRegistry()));
    Path state = folder.resolve(topics.events().name());
    var app = new PersonalizationApp(topology, RunSettings.of(kafka.bootstrapServers(), state));
    app.start();
    return app;
  }

  private static void send(Map<String, Object> client, Topics topics, int first, int end) {
    try (var producer =
        new KafkaProducer<>(
            client, topics.events().key().serializer(), topics.events().value().serializer())) {
      for (int view = first; view < end; view++) {
        for (String shopper : SHOPPERS) {
          StorefrontEvent event = Events.view(shopper, "ring-" + view, view * 10L);
          producer.send(
              new ProducerRecord<>(
                  topics.events().name(), new ShopperKey(event.getTenant(), shopper), event));
        }
      }
    }
  }

  private static void awaitInteractions(PersonalizationApp app, String shopper, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(app.profile(new ShopperKey("default", shopper)))
                    .hasValueSatisfying(
                        profile -> assertThat(profile.interactions()).hasSize(count)));
  }

  private static void awaitAllViews(PersonalizationApp app, int items) {
    for (int view = 0; view < items; view++) {
      awaitViews(app, "ring-" + view, SHOPPERS.size());
    }
  }

  private static void awaitViews(PersonalizationApp app, String item, long count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(app.item(new ItemKey("default", item)))
                    .hasValueSatisfying(
                        state -> assertThat(state.interactions()).isEqualTo(count)));
  }

  private static void createChangelogs(Map<String, Object> client, String application, int count)
      throws Exception {
    Map<String, String> compacted =
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(
              StorePlacements.stores().stream()
                  .map(
                      store ->
                          new NewTopic(StateMove.changelog(application, store), count, (short) 1)
                              .configs(compacted))
                  .toList())
          .all()
          .get();
    }
  }
}
