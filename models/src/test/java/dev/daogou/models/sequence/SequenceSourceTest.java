package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateLimits;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.SequenceSource;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.SourceSettings;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemView;
import dev.daogou.storefront.service.Events;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceSourceTest {
  @TempDir Path directory;

  @Test
  void shouldBringAndScoreWhatTheModelExpects() {
    List<List<String>> sessions = Cycles.sessions(400, 1);
    Optional<SequenceModel> learned =
        SequenceLearning.learn(sessions, Cycles.settings(6), directory, line -> {});
    try (SequenceModel model = learned.orElseThrow();
        OnnxTextEncoder encoder = encoder()) {
      LogReplay replay =
          new LogReplay(PersonalizationSettings.defaults(), encoder, Optional.of(model));
      play(replay, "others", "item-1", "item-10", "item-33");
      play(replay, "ann", "item-1", "item-10");

      CandidateSet found = replay.candidates("ann").orElseThrow();

      float[] expected =
          model.encode(List.of(new int[] {model.row("item-10"), model.row("item-1")})).orThrow()[0];
      assertScores(found.candidates(), expected, model, replay);
    }
  }

  @Test
  void shouldKnowANewItemByItsContentWhereTheEncoderIsTheSame() {
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = withContentMap(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      CatalogueItem ring = CatalogueItem.newBuilder().setTitle("silver ring").build();
      replay.offer("fresh", ring, encoder.encode(List.of("silver ring"))[0]);
      play(replay, "others", "item-1", "fresh");
      play(replay, "ann", "item-1");

      assertThat(expected("another encoder", model, replay)).isZero();
      assertThat(expected(encoder.version(), model, replay)).isPositive();
      assertThat(model.row("fresh")).isEqualTo(Cycles.ITEMS);
    }
  }

  @Test
  void shouldKnowAnItemThatWasClickedBeforeItsCatalogueRecordCame() {
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = withContentMap(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      play(replay, "others", "item-1", "fresh");
      play(replay, "ann", "item-1");
      var sources =
          new CandidateSources(
              SourceSettings.defaults(),
              LiveModel.of(Optional.of(model)),
              encoder.version(),
              RecommenderMeters.unobserved());
      candidates(sources, replay, "ann");
      assertThat(model.row("fresh")).isEqualTo(SequenceModel.UNKNOWN);

      CatalogueItem ring = CatalogueItem.newBuilder().setTitle("silver ring").build();
      replay.offer("fresh", ring, encoder.encode(List.of("silver ring"))[0]);
      List<Candidate> found = candidates(sources, replay, "ann");

      assertThat(found).hasSize(1);
      assertThat(found.getFirst().score(SequenceSource.SEQUENCE)).isPositive();
    }
  }

  @Test
  void shouldGoByRecentItemsWhereTheNewestSessionHasNoVisit() {
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = withContentMap(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      play(replay, "others", "item-1", "item-10", "item-33");
      put(replay, "ann", "item-1", "item-10");

      List<Candidate> found = candidates(sources(model, encoder), replay, "ann");

      float[] expected =
          model.encode(List.of(new int[] {model.row("item-10"), model.row("item-1")})).orThrow()[0];
      assertScores(found, expected, model, replay);
    }
  }

  @Test
  void shouldExpectNothingOfAShopperWhoseItemsTheModelDoesNotKnow() {
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = withContentMap(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      play(replay, "others", "stranger", "item-1", "item-10");
      play(replay, "ann", "stranger");

      assertThat(candidates(sources(model, encoder), replay, "ann"))
          .isNotEmpty()
          .allMatch(candidate -> candidate.score(SequenceSource.SEQUENCE) == 0);
    }
  }

  @Test
  void shouldBringOnlyWhatIsOffered() {
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = withContentMap(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      for (int item = 0; item < Cycles.ITEMS; item += 2) {
        offer(replay, encoder, "item-" + item, Optional.empty());
      }
      play(replay, "ann", "item-1");

      List<Candidate> found = candidates(sources(model, encoder), replay, "ann");

      assertThat(found)
          .filteredOn(candidate -> candidate.score(SequenceSource.SEQUENCE) > 0)
          .hasSize(Cycles.ITEMS / 2)
          .allMatch(candidate -> number(replay, candidate) % 2 == 0);
    }
  }

  @Test
  void shouldExpectAProductOnceHoweverManyVariantsItHas() {
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = withContentMap(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      for (int item = 0; item < Cycles.ITEMS; item++) {
        offer(replay, encoder, "item-" + item, Optional.of("product-" + item % 4));
      }
      play(replay, "ann", "item-1");
      float[] expected = model.encode(List.of(new int[] {model.row("item-1")})).orThrow()[0];
      float best = model.nearest(expected, 1).scores()[0];

      List<Candidate> found = candidates(sources(model, encoder), replay, "ann");

      // Of its own variants a shopper is shown the one that was looked at.
      assertThat(found).hasSize(4);
      for (Candidate candidate : found) {
        int product = number(replay, candidate) % 4;
        double nearest = -1;
        for (int item = product; item < Cycles.ITEMS; item += 4) {
          nearest = Math.max(nearest, model.nearness(model.row("item-" + item), expected));
        }
        assertThat((double) candidate.score(SequenceSource.SEQUENCE))
            .as("product %d", product)
            .isCloseTo(Math.exp((nearest - best) / 0.1), within(1e-3));
      }
    }
  }

  @Test
  void shouldForgetTheRowsOfAModelThatIsReplaced() {
    // More than are looked for, so that some are scored only because others bring them.
    List<String> items = IntStream.range(0, 150).mapToObj(i -> "item-" + i).toList();
    var settings = SourceSettings.defaults();
    var all =
        new SourceSettings(
            settings.shopper(),
            settings.sessions(),
            new CandidateLimits(200, 20, 300),
            settings.calls());
    try (OnnxTextEncoder encoder = encoder();
        LiveModel<SequenceModel> live = LiveModel.of(Optional.empty())) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      for (int from = 0; from < items.size(); from += 10) {
        List<String> session = new ArrayList<>(items.subList(from, from + 10));
        session.add("item-1");
        play(replay, "other-" + from, session.toArray(String[]::new));
      }
      play(replay, "ann", "item-1");
      var sources =
          new CandidateSources(all, live, encoder.version(), RecommenderMeters.unobserved());
      for (List<String> order : List.of(items, items.reversed())) {
        SequenceModel model = withContentMap(new Vocabulary(order), encoder);
        live.swap(model);

        List<Candidate> found = candidates(sources, replay, "ann");

        assertThat(found).hasSize(items.size());
        float[] expected = model.encode(List.of(new int[] {model.row("item-1")})).orThrow()[0];
        assertScores(found, expected, model, replay);
      }
    }
  }

  private static void assertScores(
      List<Candidate> found, float[] expected, SequenceModel model, LogReplay replay) {
    float best = model.nearest(expected, 1).scores()[0];
    assertThat(found).isNotEmpty();
    for (Candidate candidate : found) {
      int row = model.row(replay.graph().space().item(candidate.slot()));
      assertThat((double) candidate.score(SequenceSource.SEQUENCE))
          .isCloseTo(Math.exp((model.nearness(row, expected) - best) / 0.1), within(1e-3));
    }
  }

  private static CandidateSources sources(SequenceModel model, OnnxTextEncoder encoder) {
    return new CandidateSources(
        SourceSettings.defaults(),
        LiveModel.of(Optional.of(model)),
        encoder.version(),
        RecommenderMeters.unobserved());
  }

  private static int number(LogReplay replay, Candidate candidate) {
    return Integer.parseInt(replay.graph().space().item(candidate.slot()).replaceAll("\\D", ""));
  }

  private static void offer(
      LogReplay replay, OnnxTextEncoder encoder, String item, Optional<String> product) {
    CatalogueItem record =
        CatalogueItem.newBuilder().setTitle(item).setVariantOf(product.orElse(null)).build();
    replay.offer(item, record, encoder.encode(List.of(item))[0]);
  }

  private static float expected(String encoder, SequenceModel model, LogReplay replay) {
    var sources =
        new CandidateSources(
            SourceSettings.defaults(),
            LiveModel.of(Optional.of(model)),
            encoder,
            RecommenderMeters.unobserved());
    ShopperView ann = replay.candidates("ann").orElseThrow().view();
    List<Candidate> found = sources.of(ann, replay.graph(), replay.sessions());
    assertThat(found).hasSize(1);
    return found.getFirst().score(SequenceSource.SEQUENCE);
  }

  private SequenceModel withContentMap(OnnxTextEncoder encoder) {
    return withContentMap(Vocabulary.of(Cycles.sessions(100, 1), 1), encoder);
  }

  private SequenceModel withContentMap(Vocabulary vocabulary, OnnxTextEncoder encoder) {
    Random random = new Random(4);
    SequenceWeights weights = SequenceWeights.random(vocabulary.size(), Cycles.settings(1), random);
    List<float[]> content = new ArrayList<>();
    for (int item = 0; item < vocabulary.size(); item++) {
      content.add(encoder.encode(List.of("piece number " + item))[0]);
    }
    float[][] rows = SequenceExport.unitRows(weights);
    var map = ContentRegression.fit(content, List.of(rows)).map();
    SequenceExport.write(
        weights,
        vocabulary,
        Optional.of(new SequenceExport.Content(map, encoder.version())),
        "test",
        Map.of(),
        Map.of(),
        directory);
    return load();
  }

  private SequenceModel load() {
    return switch (SequenceModel.load(
        ModelFiles.in(directory),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Loaded<SequenceModel>(SequenceModel model) -> model;
      case Loading.Refused<SequenceModel>(String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void shouldGoOnWithoutAModelThatFailsAndLetItRest() throws IOException {
    var meters = new SimpleMeterRegistry();
    try (OnnxTextEncoder encoder = encoder();
        SequenceModel model = failingOnLongSessions(encoder)) {
      LogReplay replay = new LogReplay(PersonalizationSettings.defaults(), encoder);
      String[] session =
          IntStream.range(0, Cycles.ITEMS).mapToObj(i -> "item-" + i).toArray(String[]::new);
      play(replay, "others", session);
      play(replay, "ann", session);
      play(replay, "bob", "item-1");
      var sources =
          new CandidateSources(
              SourceSettings.defaults(),
              LiveModel.of(Optional.of(model)),
              "",
              new RecommenderMeters(meters));

      List<Candidate> forBobBefore = candidates(sources, replay, "bob");
      List<Candidate> forAnn = candidates(sources, replay, "ann");
      List<Candidate> forBobAfter = candidates(sources, replay, "bob");

      assertThat(forBobBefore).anyMatch(candidate -> candidate.score(SequenceSource.SEQUENCE) > 0);
      assertThat(forAnn)
          .isNotEmpty()
          .allMatch(candidate -> candidate.score(SequenceSource.SEQUENCE) == 0);
      assertThat(forBobAfter)
          .isNotEmpty()
          .allMatch(candidate -> candidate.score(SequenceSource.SEQUENCE) == 0);
      assertThat(skipped(meters, "failed")).isEqualTo(1);
      assertThat(skipped(meters, "resting")).isEqualTo(1);
    }
  }

  private static List<Candidate> candidates(
      CandidateSources sources, LogReplay replay, String shopper) {
    ShopperView view = replay.candidates(shopper).orElseThrow().view();
    return sources.of(view, replay.graph(), replay.sessions());
  }

  private static double skipped(SimpleMeterRegistry meters, String reason) {
    return meters.get(RecommenderMeters.SEQUENCE_SKIPPED).tag("reason", reason).counter().count();
  }

  /** A model whose manifest promises longer sessions than its graph has places for. */
  private SequenceModel failingOnLongSessions(OnnxTextEncoder encoder) throws IOException {
    withContentMap(encoder).close();
    Path manifest = directory.resolve("manifest.json");
    String honest = Files.readString(manifest);
    String boasting = honest.replaceFirst("(\"recent\"\\s*:\\s*)\"[0-9]+\"", "$1\"100\"");
    assertThat(boasting).isNotEqualTo(honest);
    Files.writeString(manifest, boasting);
    return load();
  }

  /** Puts items into the cart that were never looked at. */
  private static void put(LogReplay replay, String shopper, String... items) {
    for (int i = 0; i < items.length; i++) {
      replay.learn(
          Events.live(
              shopper + "-puts-" + i,
              shopper,
              shopper,
              Instant.EPOCH.plusSeconds(60L + i),
              new CartAdd(items[i], 1, null, null)));
    }
  }

  private static void play(LogReplay replay, String shopper, String... items) {
    for (int i = 0; i < items.length; i++) {
      replay.learn(
          Events.live(
              shopper + i,
              shopper,
              shopper,
              Instant.EPOCH.plusSeconds(60L + i),
              new ItemView(items[i], null)));
    }
  }

  private static OnnxTextEncoder encoder() {
    return switch (OnnxTextEncoder.load(
        ModelFiles.shippedTextEncoder(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder model) -> model;
      case Loading.Refused<OnnxTextEncoder>(String reason) -> throw new AssertionError(reason);
    };
  }
}
