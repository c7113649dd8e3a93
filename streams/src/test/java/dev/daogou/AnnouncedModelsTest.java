package dev.daogou;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.ranking.LinearRanker;
import dev.daogou.schemas.ModelAnnouncement;
import dev.daogou.schemas.ModelKey;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.Tenants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is announced is used without a restart; one that does not fit changes nothing. */
class AnnouncedModelsTest {
  private static final ModelKey RANKER = new ModelKey(Tenants.DEFAULT, "ranker");
  private static final String CONFIGURED = "linear@1";

  @TempDir Path folder;
  private Path contrary;

  @BeforeEach
  void write() throws IOException {
    contrary = folder.resolve("contrary");
    LinearRanker.write(contrary, "2", -1f);
  }

  @Test
  void shouldRankByTheAnnouncedModelFromThenOn() throws IOException {
    try (ShopTopology shop = open()) {
      shop.send(view("ann", "ring-0", 0));
      shop.send(view("ben", "ring-0", 1));

      announce(shop, contrary);
      await(() -> swapped(shop) == 1);
      shop.send(view("cem", "ring-0", 2));

      assertThat(shop.list("ann").getModel()).isEqualTo(CONFIGURED);
      assertThat(shop.list("cem").getModel()).isEqualTo("linear@2");
      assertThat(shop.list("cem").getScoring()).isEqualTo(Scoring.MODEL);
      assertThat(shop.items("cem").getFirst()).isNotEqualTo(shop.items("ben").getFirst());
    }
  }

  @Test
  void shouldGoBackWhenTheAnnouncementIsDeleted() throws IOException {
    try (ShopTopology shop = open()) {
      announce(shop, contrary);
      await(() -> swapped(shop) == 1);

      shop.sendRaw(shop.topics.models(), text("default/ranker"), null);
      await(() -> swapped(shop) == 2);
      shop.send(view("ann", "ring-0", 0));

      assertThat(shop.list("ann").getModel()).isEqualTo(CONFIGURED);
    }
  }

  @Test
  void shouldKeepTheModelWhenTheFilesAreNotThoseAnnounced() throws IOException {
    try (ShopTopology shop = open()) {
      ModelAnnouncement announced = announcement(contrary);
      LinearRanker.write(contrary, "3", -1f);

      announce(shop, announced);

      assertRefused(shop, "checksum");
    }
  }

  @Test
  void shouldKeepTheModelWhenTheAnnouncedOneGivesNoNumbers() throws IOException {
    try (ShopTopology shop = open()) {
      Path broken = folder.resolve("broken");
      LinearRanker.write(broken, "2", Float.NaN);

      announce(shop, broken);

      assertRefused(shop, "unfit");
    }
  }

  @Test
  void shouldKeepTheModelWhenTheGraphIsDamaged() throws IOException {
    try (ShopTopology shop = open()) {
      Files.write(contrary.resolve(ModelFiles.GRAPH), new byte[] {1, 2, 3});

      announce(shop, contrary);

      assertRefused(shop, "unfit");
    }
  }

  @Test
  void shouldKeepTheModelWhenNothingIsThere() throws IOException {
    try (ShopTopology shop = open()) {
      ModelAnnouncement announced = announcement(contrary);
      announced.setLocation(folder.resolve("nowhere").toString());

      announce(shop, announced);

      assertRefused(shop, "missing");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative/path", "", "\0"})
  void shouldKeepTheModelWhenTheLocationIsNoAbsolutePath(String location) throws IOException {
    try (ShopTopology shop = open()) {
      ModelAnnouncement announced = announcement(contrary);
      announced.setLocation(location);

      announce(shop, announced);

      assertRefused(shop, "location");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default/ranker", "ranker", "default/Ranker", ""})
  void shouldGoOnAfterBytesThatAreNoAnnouncement(String key) throws IOException {
    try (ShopTopology shop = open()) {
      shop.sendRaw(shop.topics.models(), text(key), text("not an announcement"));

      assertRefused(shop, "unreadable");
    }
  }

  @Test
  void shouldGoOnAfterAnAnnouncementWithoutAKey() throws IOException {
    try (ShopTopology shop = open()) {
      shop.sendRaw(shop.topics.models(), null, text("x"));
      shop.sendRaw(shop.topics.models(), text("other/ranker"), null);
      shop.sendRaw(shop.topics.models(), text("default/text-encoder"), null);

      assertRefused(shop, "tenant");
      assertRefused(shop, "kind");
      assertRefused(shop, "unreadable");
    }
  }

  @Test
  void shouldUseTheLatestOfManyAnnouncements() throws IOException {
    try (ShopTopology shop = open()) {
      for (int version = 10; version < 20; version++) {
        Path directory = folder.resolve("v" + version);
        LinearRanker.write(directory, Integer.toString(version), -1f);
        announce(shop, directory);
      }

      await(
          () -> {
            shop.send(view("ann", "ring-0", (int) swapped(shop)));
            return shop.list("ann").getModel().equals("linear@19");
          });
      assertThat(refused(shop, "unfit")).isZero();
    }
  }

  private ShopTopology open() throws IOException {
    Path state = Files.createTempDirectory(folder, "state");
    Path configured = Files.createTempDirectory(folder, "configured");
    LinearRanker.write(configured, "1", 1f);
    ShopTopology shop = new ShopTopology(state, Optional.of(LinearRanker.load(configured)));
    for (int i = 0; i < 6; i++) {
      shop.catalogue("ring-" + i, i % 2 == 0 ? "silver ring" : "gold ring", "rings");
    }
    return shop;
  }

  private static void assertRefused(ShopTopology shop, String reason) {
    await(() -> refused(shop, reason) == 1);
    shop.send(view("ann", "ring-0", 0));
    assertThat(shop.list("ann").getModel()).isEqualTo(CONFIGURED);
    assertThat(swapped(shop)).isZero();
  }

  private static void await(BooleanSupplier condition) {
    org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(3)).until(condition::getAsBoolean);
  }

  private static double swapped(ShopTopology shop) {
    var counter = shop.meters.find(StageMetrics.MODELS_SWAPPED).tag("kind", "ranker").counter();
    return counter == null ? 0 : counter.count();
  }

  private static double refused(ShopTopology shop, String reason) {
    var counter = shop.meters.find(StageMetrics.MODELS_REFUSED).tag("reason", reason).counter();
    return counter == null ? 0 : counter.count();
  }

  private static void announce(ShopTopology shop, Path directory) throws IOException {
    announce(shop, announcement(directory));
  }

  private static void announce(ShopTopology shop, ModelAnnouncement announcement) {
    var topic = shop.topics.models();
    shop.sendRaw(
        topic,
        topic.key().serializer().serialize(topic.name(), RANKER),
        topic.value().serializer().serialize(topic.name(), announcement));
  }

  private static ModelAnnouncement announcement(Path directory) throws IOException {
    byte[] manifest = Files.readAllBytes(directory.resolve(ModelFiles.MANIFEST));
    return new ModelAnnouncement(
        "ranker",
        "linear",
        "2",
        directory.toString(),
        ModelManifest.sha256(manifest),
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
