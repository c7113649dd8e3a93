package dev.daogou.models.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daogou.LiveModels;
import dev.daogou.PersonalizationApp;
import dev.daogou.PersonalizationSettings;
import dev.daogou.PersonalizationTopology;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.models.cli.CommandLines;
import dev.daogou.models.ranker.InventedShop;
import dev.daogou.models.ranker.Shop;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.TopicCreation;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.replay.KafkaDestination;
import dev.daogou.storefront.replay.Tally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events on Kafka to a ranker that the running topology uses. */
class LiveTrainingIT {
  private static final Topics TOPICS = Topics.withPartitions(2);
  private static final Shop SHOP = InventedShop.of(120, 5);

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicCreation(admin).create(TOPICS, 1);
    }
    try (KafkaDestination events =
        KafkaDestination.to(kafka.bootstrapServers(), TOPICS, new Tally())) {
      SHOP.events().forEach(events::send);
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void shouldReadWhatLiesOnTheTopicsInOrderOfTime() {
    TopicLog log = read(EndOffsets.now());

    assertThat(log.shop().events())
        .extracting(StorefrontEvent::getId)
        .containsExactlyInAnyOrderElementsOf(
            SHOP.events().stream().map(StorefrontEvent::getId).toList());
    assertThat(log.shop().events()).extracting(StorefrontEvent::getTime).isSorted();
    assertThat(log.unusable()).isZero();
  }

  @Test
  void shouldReadTheSameAgainUpToTheSameOffsets() {
    EndOffsets all = read(EndOffsets.now()).read().get(TOPICS.events().name());
    EndOffsets early = EndOffsets.parse("0:40,1:30").orElseThrow();

    assertThat(read(all).shop().events()).hasSameSizeAs(SHOP.events());
    assertThat(read(early).shop().events()).hasSize(70);
    assertThat(read(early).training()).containsEntry("offsets of daogou.events", "0:40,1:30");
  }

  @Test
  void shouldSayWhatIsWrongWithOffsets() {
    assertThatThrownBy(() -> read(EndOffsets.parse("0:1").orElseThrow()))
        .isInstanceOf(KafkaFault.class)
        .hasMessageContaining("every partition");
    assertThatThrownBy(() -> read(EndOffsets.parse("0:1,1:999999999").orElseThrow()))
        .isInstanceOf(KafkaFault.class)
        .hasMessageContaining("up to 999999999");
  }

  @Test
  void shouldTrainARankerThatTheRunningTopologyThenUses() throws Exception {
    ModelSettings cpu = ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
    try (OnnxTextEncoder encoder =
            OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), cpu).orThrow();
        LiveModels models = LiveModels.of(Optional.empty(), Optional.empty());
        PersonalizationApp app = app("state", encoder, models)) {
      app.start();

      int status =
          CommandLines.run(
              "train",
              "ranker",
              "--from-topics",
              "--announce",
              "--no-sequence",
              "--epochs",
              "1",
              "--kafka",
              kafka.bootstrapServers(),
              "--out",
              folder.resolve("ranker").toString());

      assertThat(status).isZero();
      ModelManifest manifest = onlyManifest(folder.resolve("ranker"));
      assertThat(manifest.training()).containsKey("offsets of daogou.events");
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> models.ranker().use(Ranker::version).equals(Optional.of(manifest.id())));
    }
  }

  @Test
  void shouldKeepAnExchangedSequenceModelOverARestartUntilItIsWithdrawn() throws Exception {
    ModelSettings cpu = ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
    try (OnnxTextEncoder encoder =
        OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), cpu).orThrow()) {
      try (LiveModels models = LiveModels.of(Optional.empty(), Optional.empty());
          PersonalizationApp app = app("before", encoder, models)) {
        app.start();

        int status =
            CommandLines.run(
                "train",
                "sequence",
                "--from-topics",
                "--announce",
                "--epochs",
                "1",
                "--kafka",
                kafka.bootstrapServers(),
                "--out",
                folder.resolve("sequence").toString());

        assertThat(status).isZero();
        awaitSequence(models, Optional.of(onlyManifest(folder.resolve("sequence")).id()));
      }
      try (LiveModels models = LiveModels.of(Optional.empty(), Optional.empty());
          PersonalizationApp app = app("after", encoder, models)) {
        app.start();
        awaitSequence(models, Optional.of(onlyManifest(folder.resolve("sequence")).id()));

        int status = CommandLines.run("withdraw", "sequence", "--kafka", kafka.bootstrapServers());

        assertThat(status).isZero();
        awaitSequence(models, Optional.empty());
      }
    }
  }

  private static void awaitSequence(LiveModels models, Optional<String> version) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> models.sequence().use(SequenceModel::version).equals(version));
  }

  private static PersonalizationApp app(String state, OnnxTextEncoder encoder, LiveModels models) {
    return new PersonalizationApp(
        topology(PersonalizationSettings.defaults(), encoder, models), run(state));
  }

  private static ModelManifest onlyManifest(Path out) throws Exception {
    try (Stream<Path> versions = Files.list(out)) {
      List<Path> all =
          versions.filter(entry -> Files.exists(entry.resolve("manifest.json"))).toList();
      assertThat(all).hasSize(1);
      return ModelManifest.read(
              ModelFiles.in(all.getFirst()).read(ModelFiles.MANIFEST).orElseThrow())
          .orThrow();
    }
  }

  private static PersonalizationTopology topology(
      PersonalizationSettings settings, OnnxTextEncoder encoder, LiveModels models) {
    var spaces = new ItemSpaces(encoder.dimensions(), settings.items().signature());
    return new PersonalizationTopology(
        TOPICS,
        settings,
        new ItemGraphs(spaces, settings.items()),
        new SessionIndexes(spaces, settings.sessions()),
        encoder,
        models,
        new StageMetrics(new SimpleMeterRegistry()));
  }

  private static RunSettings run(String state) {
    return new RunSettings(
        kafka.bootstrapServers(),
        folder.resolve(state),
        1,
        0,
        (short) 1,
        64L << 20,
        Duration.ofMillis(250),
        Duration.ofSeconds(6),
        Map.of());
  }

  private static TopicLog read(EndOffsets until) {
    return new TopicLogs(
            new KafkaAccess(kafka.bootstrapServers(), TOPICS, Map.of()),
            "default",
            PersonalizationSettings.defaults().shopper().profile(),
            line -> {})
        .read(until);
  }
}
