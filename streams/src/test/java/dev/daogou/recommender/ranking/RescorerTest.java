package dev.daogou.recommender.ranking;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.PersonalizationSettings;
import dev.daogou.ShopTopology;
import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.SourceSettings;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescorerTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir Path directory;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Stock stock =
      new Stock()
          .put("ring-1", "silver ring", "rings")
          .put("ring-2", "silver ring pearl", "rings")
          .put("phone", "phone large", "phones");

  @Test
  void shouldScoreEveryCandidateByTheShippedModel() {
    CandidateSet ann = shopper("ann", "ring-1");
    CandidateSet ben = shopper("ben", "phone");
    try (Ranker ranker = AlteredRanker.shipped();
        var rescorer = rescorer(ranker, PATIENT, LONG)) {
      float[][] scores =
          rescorer.score(List.of(ann, ben), stock.graph(), stock.sessions()).orElseThrow();

      assertThat(scores).hasDimensions(2, 3);
      for (float[] own : scores) {
        for (float score : own) {
          assertThat(score).isFinite();
        }
      }
      assertThat(scores[0]).isNotEqualTo(ann.blend());
      assertThat(meters.get(RecommenderMeters.MODEL_TIME).timer().count()).isEqualTo(1);
      assertThat(rescorer.model()).contains(ranker.version());
    }
  }

  @Test
  void shouldScoreAShopperAlikeAloneAndAmongOthers() {
    CandidateSet ann = shopper("ann", "ring-1");
    CandidateSet ben = shopper("ben", "phone");
    try (Ranker ranker = AlteredRanker.shipped();
        var rescorer = rescorer(ranker, PATIENT, LONG)) {
      float[] among =
          rescorer.score(List.of(ben, ann, ben), stock.graph(), stock.sessions()).orElseThrow()[1];

      float[] alone =
          rescorer.score(List.of(ann), stock.graph(), stock.sessions()).orElseThrow()[0];

      assertThat(alone).containsExactly(among, org.assertj.core.api.Assertions.within(1e-4f));
    }
  }

  @Test
  void shouldScoreAsTheEarlierShippedModelDoes() {
    List<CandidateSet> shoppers = List.of(shopper("ann", "ring-1"), shopper("ben", "phone"));
    try (Ranker shipped = AlteredRanker.shipped();
        Ranker earlier = EarlierRanker.load();
        var now = rescorer(shipped, PATIENT, LONG);
        var before = rescorer(earlier, PATIENT, LONG)) {
      float[][] expected = before.score(shoppers, stock.graph(), stock.sessions()).orElseThrow();

      float[][] scores = now.score(shoppers, stock.graph(), stock.sessions()).orElseThrow();

      for (int i = 0; i < scores.length; i++) {
        assertThat(scores[i])
            .containsExactly(expected[i], org.assertj.core.api.Assertions.within(1e-3f));
      }
    }
  }

  @Test
  void shouldLetWhatTheModelDoesNotScoreFollowInTheOrderOfTheBlend() {
    CandidateSet ann = shopper("ann", "ring-1");
    try (Ranker ranker = AlteredRanker.shipped();
        var rescorer =
            new Rescorer(
                Optional.of(ranker),
                settings(PATIENT, LONG),
                new Rescore(1, 2, Duration.ofMillis(2)),
                new RecommenderMeters(meters))) {
      float[] scores =
          rescorer.score(List.of(ann), stock.graph(), stock.sessions()).orElseThrow()[0];

      assertThat(scores).hasSize(3);
      assertThat(scores[2]).isLessThan(Math.min(scores[0], scores[1])).isFinite();
    }
  }

  @Test
  void shouldLetTheBlendDecideWithoutAModel() {
    try (var rescorer =
        new Rescorer(
            Optional.empty(),
            settings(PATIENT, LONG),
            Rescore.defaults(),
            new RecommenderMeters(meters))) {
      assertThat(rescorer.score(List.of(shopper("ann", "ring-1")), stock.graph(), stock.sessions()))
          .isEmpty();
      assertThat(rescorer.model()).isEmpty();
      assertThat(meters.find(RecommenderMeters.FALLBACKS).counters()).isEmpty();
    }
  }

  @Test
  void shouldGiveUpASlowModelAndLetItRest() {
    CandidateSet ann = shopper("ann", "ring-1");
    try (Ranker ranker = AlteredRanker.shipped();
        var rescorer = rescorer(ranker, Duration.ofNanos(1), LONG)) {
      assertThat(rescorer.score(List.of(ann), stock.graph(), stock.sessions())).isEmpty();
      assertThat(rescorer.score(List.of(ann), stock.graph(), stock.sessions())).isEmpty();

      assertThat(fallbacks("slow")).isEqualTo(1);
      assertThat(fallbacks("resting")).isEqualTo(1);
    }
  }

  @Test
  void shouldAskAFailingModelAgainAfterItsRest() throws IOException {
    CandidateSet ann = shopper("ann", "ring-1");
    try (Ranker ranker = AlteredRanker.forPairs(directory);
        var rescorer = rescorer(ranker, PATIENT, Duration.ofMillis(50))) {
      assertThat(rescorer.score(List.of(ann), stock.graph(), stock.sessions())).isEmpty();
      assertThat(fallbacks("failed")).isEqualTo(1);

      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> rescorer.score(List.of(ann, ann), stock.graph(), stock.sessions()).isPresent());
    }
  }

  @Test
  void shouldNotUseScoresThatAreNoNumbers() throws IOException {
    try (Ranker ranker = AlteredRanker.withoutNumbers(directory);
        var rescorer = rescorer(ranker, PATIENT, LONG)) {
      assertThat(rescorer.score(List.of(shopper("ann", "ring-1")), stock.graph(), stock.sessions()))
          .isEmpty();

      assertThat(fallbacks("not-a-number")).isEqualTo(1);
    }
  }

  @Test
  void shouldSayInTheListWhoRankedIt() {
    try (Ranker ranker = AlteredRanker.shipped();
        var shop =
            new ShopTopology(
                directory,
                Optional.of(ranker),
                Topics.withPartitions(1),
                everything(PATIENT, LONG))) {
      shop.catalogue("ring-1", "silver ring", "rings");
      shop.catalogue("ring-2", "gold ring", "rings");

      shop.send(view("ann", "ring-1", 0));

      assertThat(shop.list("ann").getScoring()).isEqualTo(Scoring.MODEL);
      assertThat(shop.list("ann").getModel()).isEqualTo(ranker.version());
      assertThat(shop.items("ann")).containsExactly("ring-2");
    }
  }

  @Test
  void shouldMakeListsByTheBlendWhenTheModelIsTooSlow() {
    try (Ranker ranker = AlteredRanker.shipped();
        var shop =
            new ShopTopology(
                directory,
                Optional.of(ranker),
                Topics.withPartitions(1),
                everything(Duration.ofNanos(1), LONG))) {
      shop.catalogue("ring-1", "silver ring", "rings");
      shop.catalogue("ring-2", "gold ring", "rings");

      shop.send(view("ann", "ring-1", 0));

      assertThat(shop.list("ann").getScoring()).isEqualTo(Scoring.BLEND);
      assertThat(shop.list("ann").getModel()).isNull();
      assertThat(shop.items("ann")).containsExactly("ring-2");
    }
  }

  private Rescorer rescorer(Ranker ranker, Duration timeout, Duration rest) {
    return new Rescorer(
        Optional.of(ranker),
        settings(timeout, rest),
        Rescore.defaults(),
        new RecommenderMeters(meters));
  }

  private CandidateSet shopper(String name, String item) {
    ShopperView view = Shoppers.view(stock, view(name, item, 0));
    return new CandidateSet(
        view,
        new CandidateSources(stock.settings.sources(), Optional.empty())
            .of(view, stock.graph(), stock.sessions()));
  }

  private double fallbacks(String reason) {
    return meters.get(RecommenderMeters.FALLBACKS).tag("reason", reason).counter().count();
  }

  private static SourceSettings settings(Duration timeout, Duration rest) {
    return everything(timeout, rest).sources();
  }

  private static PersonalizationSettings everything(Duration timeout, Duration rest) {
    return PersonalizationSettings.defaults().with(new CallLimits(timeout, rest));
  }
}
