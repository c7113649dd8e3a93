package dev.daogou.recommender.features;

import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.ranking.EarlierRanker;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidateFeaturesTest {
  private static final List<String> EVERY =
      Features.names().stream()
          .map(name -> Features.named(name).orElseThrow().name())
          .distinct()
          .sorted()
          .toList();

  private final Stock stock = FeaturesOf.smallShop();

  @Test
  void shouldKnowWhateverTheShippedRankersOfAllTimesAskFor() throws IOException {
    ModelFiles earlier = ModelFiles.in(EarlierRanker.DIRECTORY);
    for (ModelFiles files : List.of(ModelFiles.shippedRanker(), earlier)) {
      ModelManifest manifest =
          switch (ModelManifest.read(files.read(ModelFiles.MANIFEST).orElseThrow())) {
            case Loading.Loaded<ModelManifest>(ModelManifest read) -> read;
            case Loading.Refused<ModelManifest>(String reason) -> throw new IOException(reason);
          };

      assertThat(Features.names()).containsAll(manifest.features());
    }
  }

  @Test
  void shouldWriteWhatIsAskedForWhereItIsAskedFor() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0));
    List<Candidate> candidates = candidates(ann.shopper());
    FeatureTable all = ann.table(EVERY, candidates);
    List<String> shuffled = new ArrayList<>(EVERY);
    Random random = new Random(3);

    for (int round = 0; round < 20; round++) {
      Collections.shuffle(shuffled, random);
      List<String> asked = shuffled.subList(0, 1 + random.nextInt(EVERY.size()));
      FeatureTable some = ann.table(asked, candidates);

      for (int row = 0; row < candidates.size(); row++) {
        for (int column = 0; column < asked.size(); column++) {
          Feature feature = Features.named(asked.get(column)).orElseThrow();
          assertThat(some.values()[row * asked.size() + column]).isEqualTo(all.value(row, feature));
        }
      }
    }
  }

  @Test
  void shouldRefuseANameThatNoFeatureHas() {
    assertThatThrownBy(() -> FeatureColumns.of(List.of("blend", "phase-of-the-moon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("phase-of-the-moon");
  }

  @Test
  void shouldSayWhatTimeItIs() {
    FeaturesOf morning = FeaturesOf.after(stock, view("ann", "ring-1", 0));
    FeaturesOf evening =
        FeaturesOf.after(stock, view("ann", "ring-1", 0), view("ann", "ring-1", 43_200));

    assertThat(evening.of("ring-1", TimeFeatures.HOUR_SINE))
        .isCloseTo(-morning.of("ring-1", TimeFeatures.HOUR_SINE), within(1e-3f));
    assertThat(evening.of("ring-1", TimeFeatures.HOUR_COSINE))
        .isCloseTo(-morning.of("ring-1", TimeFeatures.HOUR_COSINE), within(1e-3f));
    assertThat(Features.usual()).doesNotContain(TimeFeatures.HOUR_SINE.name());
  }

  @Test
  void shouldSayHowNearAnItemIsToWhatTheShopperIsAfter() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0));

    assertThat(ann.of("ring-2", CosineFeatures.SHORT_CONTENT))
        .isGreaterThan(ann.of("phone", CosineFeatures.SHORT_CONTENT));
    assertThat(ann.of("ring-1", CosineFeatures.LONG_CONTENT)).isCloseTo(1f, within(1e-2f));
  }

  @Test
  void shouldSayHowOftenAndHowLatelySessionsShowAnItem() {
    long now = Events.OPENING.toEpochMilli();
    long hour = Duration.ofHours(1).toMillis();
    stock.session(1, now - 5 * hour, "ring-1", "case");
    stock.session(2, now - 3 * hour, "ring-1", "case", "case");
    stock.session(3, now - 2 * hour, "ring-1", "phone");

    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0));

    assertThat(ann.of("case", SessionFeatures.SESSIONS))
        .isCloseTo((float) Math.log(3), within(1e-5f));
    assertThat(ann.of("case", SessionFeatures.EVIDENCE))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(ann.of("case", SessionFeatures.COMMONER))
        .isCloseTo((float) Math.log(3.0 / 4), within(1e-5f));
    assertThat(ann.of("case", SessionFeatures.LAST_SEEN))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(ann.of("ring-2", SessionFeatures.LAST_SEEN)).isGreaterThan(6f);
  }

  @Test
  void shouldSayWhatTheShopperIsLike() {
    FeaturesOf ann =
        FeaturesOf.after(
            stock,
            view("ann", "ring-2", 0),
            view("ann", "ring-1", 20_000),
            view("ann", "phone", 20_010),
            view("ann", "ring-1", 20_040));
    FeaturesOf searching = FeaturesOf.after(stock, search("ann", "phone", 0));

    assertThat(ann.of("case", ShopperFeatures.HISTORY))
        .isCloseTo((float) Math.log(4), within(1e-6f));
    assertThat(ann.of("case", ShopperFeatures.SESSION_LENGTH))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(ann.of("case", ShopperFeatures.RETURNING)).isCloseTo(1f / 3, within(1e-5f));
    assertThat(ann.of("case", ShopperFeatures.PAUSE))
        .isCloseTo((float) Math.log(31), within(1e-5f));
    assertThat(ann.of("case", ShopperFeatures.HAS_WORDS)).isZero();
    assertThat(searching.of("case", ShopperFeatures.HAS_WORDS)).isEqualTo(1f);
  }

  @Test
  void shouldDescribeAnItemByHowItStands() {
    stock.standing("phone", 0, 9, 3);
    stock.standing("case", 0, -2, -2);
    FeaturesOf nobody = FeaturesOf.after(stock);

    assertThat(nobody.of("phone", StandingFeatures.POPULARITY)).isEqualTo(1f);
    assertThat(nobody.of("phone", StandingFeatures.RISING)).isEqualTo(1f / 3);
    assertThat(nobody.of("case", StandingFeatures.POPULARITY)).isZero();
    assertThat(nobody.of("case", StandingFeatures.RISING)).isZero();
  }

  @Test
  void shouldBeFiniteWhateverTheScores() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0), view("ann", "unknown", 5));
    Random random = new Random(1);
    float[] extremes = {Float.NaN, Float.POSITIVE_INFINITY, -1f, 0f, Float.MAX_VALUE, 1e-30f};
    for (int i = 0; i < 200; i++) {
      float[] scores = new float[Source.values().length];
      for (int s = 0; s < scores.length; s++) {
        scores[s] = extremes[random.nextInt(extremes.length)];
      }
      Candidate candidate =
          new Candidate(
              random.nextInt(stock.space().size()), scores[0], scores, scores, SeenAround.NEXT, -1);

      FeatureTable table = ann.table(EVERY, List.of(candidate));

      for (float value : table.values()) {
        assertThat(value).isFinite();
      }
    }
  }

  private List<Candidate> candidates(ShopperView shopper) {
    return new CandidateSources(stock.settings.sources(), Optional.empty())
        .of(shopper, stock.graph(), stock.sessions());
  }
}
