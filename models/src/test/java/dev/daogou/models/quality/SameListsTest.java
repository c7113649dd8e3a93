package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.PersonalizationSettings;
import dev.daogou.catalogue.EmbeddedText;
import dev.daogou.models.ranker.InventedShop;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.models.ranker.Shop;
import dev.daogou.models.ranker.SimulatedShop;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.recommender.ranking.Rescore;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.schemas.StorefrontEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is what is served. */
class SameListsTest {
  private static final Duration PUBLISHED = Duration.ofMinutes(1);

  private static final ModelSettings CPU =
      ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
  private static OnnxTextEncoder encoder;
  private static Ranker ranker;

  @TempDir Path state;

  @BeforeAll
  static void load() {
    encoder = loaded(OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), CPU));
    ranker = loaded(Ranker.load(ModelFiles.shippedRanker(), Features.names(), CPU));
  }

  private static <T extends AutoCloseable> T loaded(Loading<T> loading) {
    return switch (loading) {
      case Loading.Loaded<T>(T model) -> model;
      case Loading.Refused<T>(String reason) -> throw new AssertionError(reason);
    };
  }

  @AfterAll
  static void close() {
    encoder.close();
    ranker.close();
  }

  @Test
  void shouldBeThoseOfTheTopologyInAShopOfClicks() {
    assertSameLists(InventedShop.of(40, 5), true);
  }

  @Test
  void shouldBeThoseOfTheTopologyWithoutTheItemBeingViewed() {
    assertSameLists(InventedShop.of(25, 6), false);
  }

  @Test
  void shouldBeThoseOfTheTopologyInAShopWithCatalogueCartsAndOrders() {
    assertSameLists(SimulatedShop.of(12, 120, 7), true);
  }

  @Test
  @Tag("long")
  void shouldBeThoseOfTheTopologyInALongLogOfClicks() {
    assertSameLists(InventedShop.of(120, 5), true);
  }

  @Test
  @Tag("long")
  void shouldBeThoseOfTheTopologyInALongLogWithoutTheItemBeingViewed() {
    assertSameLists(InventedShop.of(60, 6), false);
  }

  @Test
  @Tag("long")
  void shouldBeThoseOfTheTopologyInALongLogOfAShopWithCatalogueCartsAndOrders() {
    assertSameLists(SimulatedShop.of(25, 300, 7), true);
  }

  private void assertSameLists(Shop shop, boolean repeat) {
    PersonalizationSettings settings = settings(repeat);
    LogReplay replay = new LogReplay(settings, encoder);
    Map<String, List<String>> measured = new HashMap<>();
    try (PlayedTopology topology =
            new PlayedTopology(state, settings, encoder, Optional.of(ranker));
        Predictor predictor =
            new Predictor(
                List.of(new Contender.Ranked("daogou-shipped", ranker)),
                List.of(repeat),
                settings,
                replay)) {
      shop.catalogue()
          .forEach(
              (item, record) -> {
                topology.offer(item, record);
                replay.offer(item, record, encoder.encode(List.of(EmbeddedText.of(record)))[0]);
              });
      LiveLists live = new LiveLists(replay, predictor);
      int number = 0;
      for (StorefrontEvent event : shop.events()) {
        topology.play(event);
        live.play(event, true)
            .ifPresent(lists -> measured.put(event.getShopper(), lists.getFirst()));

        assertThat(topology.lists()).as("after event %d", number++).isEqualTo(measured);
      }
    }
    assertThat(measured).isNotEmpty().anySatisfy((s, list) -> assertThat(list).hasSize(20));
  }

  /** Lists are made at once and items published later, as a running program does. */
  private static PersonalizationSettings settings(boolean repeat) {
    PersonalizationSettings usual = MeasuringSettings.patient(PersonalizationSettings.defaults());
    ItemLimits items = usual.items();
    SessionLimits sessions = usual.sessions();
    return usual
        .with(
            new ItemLimits(
                items.signature(),
                items.neighbours(),
                items.published(),
                items.halfLife(),
                items.trendHalfLife(),
                PUBLISHED,
                items.uncatalogued()))
        .with(
            new SessionLimits(
                sessions.kept(),
                sessions.visits(),
                sessions.perItem(),
                sessions.sampled(),
                sessions.neighbours(),
                sessions.halfLife(),
                PUBLISHED))
        .with(
            new Rescore(
                usual.rescore().batch(), usual.rescore().candidates(), Duration.ofMillis(1)))
        .with(
            new ListSettings(
                Predictor.LIST, !repeat, usual.lists().boughtFor(), usual.lists().sameInARow()));
  }
}
