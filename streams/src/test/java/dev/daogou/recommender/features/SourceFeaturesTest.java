package dev.daogou.recommender.features;

import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.SearchItems;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.SequenceSource;
import dev.daogou.recommender.sources.SessionEvidence;
import dev.daogou.recommender.sources.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFeaturesTest {
  private static final int SEQUENCE = SequenceSource.SEQUENCE.ordinal();

  private final Stock stock = FeaturesOf.smallShop();

  @Test
  void shouldHaveAFeatureOfEverySourceAndAShareOfTheRelativeOnes() {
    for (Source source : Source.values()) {
      String name = source.name().toLowerCase(Locale.ROOT).replace('_', '-');

      assertThat(SourceFeatures.of(source).name()).isEqualTo(name);
      source
          .aliases()
          .forEach(alias -> assertThat(Features.named(alias)).hasValue(SourceFeatures.of(source)));
      if (source.isRelative() && source != SequenceSource.SEQUENCE) {
        assertThat(SourceFeatures.shareOf(source).name()).isEqualTo(name + "-share");
        source
            .aliases()
            .forEach(
                alias ->
                    assertThat(Features.named(alias + "_SHARE"))
                        .hasValue(SourceFeatures.shareOf(source)));
      } else {
        assertThatThrownBy(() -> SourceFeatures.shareOf(source))
            .isInstanceOf(NoSuchElementException.class);
      }
    }
  }

  @Test
  void shouldTellTheScoreOfEachSourceAndItsShareOfTheHighest() {
    Source[] sources = Source.values();
    float[] scores = new float[sources.length];
    float[] highest = new float[sources.length];
    for (int i = 0; i < sources.length; i++) {
      scores[i] = 0.1f * (1 + i);
      highest[i] = 0.3f * (1 + i);
    }
    Candidate candidate = new Candidate(0, 0.25f, scores, highest, SeenAround.NEXT, -1);

    for (Source source : sources) {
      assertThat(told(candidate, SourceFeatures.of(source)))
          .as(source.name())
          .isCloseTo((float) Math.log(1 + 100 * candidate.score(source)), within(1e-5f));
      if (source.isRelative() && source != SequenceSource.SEQUENCE) {
        assertThat(told(candidate, SourceFeatures.shareOf(source)))
            .as(source.name())
            .isCloseTo(1f / 3, within(1e-5f));
      }
    }
    assertThat(told(candidate, SourceFeatures.BLEND))
        .isCloseTo((float) Math.log(26), within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "0.5, -0.6931472, 1", "1e-30, -10, 1", "0, -10, 0", "-1, -10, 0"})
  void shouldTellHowFarTheSequenceModelExpectsTheItem(float score, float log, float expected) {
    float[] scores = new float[Source.values().length];
    scores[SEQUENCE] = score;
    Candidate candidate = new Candidate(0, 0f, scores, scores, SeenAround.NEXT, -1);

    assertThat(told(candidate, SourceFeatures.LOG_SEQUENCE)).isCloseTo(log, within(1e-6f));
    assertThat(told(candidate, SourceFeatures.EXPECTED)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, -2f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void shouldTakeAScoreForNothingWhereItIsNoneOrIsNotFinite(float score) {
    float[] scores = new float[Source.values().length];
    Arrays.fill(scores, score);
    Candidate candidate = new Candidate(0, score, scores, scores, SeenAround.NEXT, -1);

    for (Source source : Source.values()) {
      assertThat(told(candidate, SourceFeatures.of(source))).as(source.name()).isZero();
    }
    assertThat(told(candidate, SourceFeatures.BLEND)).isZero();
  }

  @Test
  void shouldTellThePlaceByBlendedScore() {
    float[] nothing = new float[Source.values().length];
    Candidate candidate = new Candidate(0, 0f, nothing, nothing, SeenAround.NEXT, -1);
    FeaturesOf nobody = FeaturesOf.after(stock);

    assertThat(nobody.of(candidate, 0, SourceFeatures.BLEND_PLACE)).isEqualTo(1f);
    assertThat(nobody.of(candidate, 2, SourceFeatures.BLEND_PLACE)).isEqualTo(1f / 3);
  }

  @Test
  void shouldDescribeAnItemByOthersSessions() {
    long now = Events.OPENING.toEpochMilli();
    long hour = Duration.ofHours(1).toMillis();
    stock.session(1, now - 5 * hour, "ring-1", "case");
    stock.session(2, now - 3 * hour, "ring-1", "case", "case");
    stock.session(3, now - 2 * hour, "ring-1", "phone");
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0));
    Feature followed = SourceFeatures.of(SessionEvidence.FOLLOWED);
    Feature share = SourceFeatures.shareOf(SessionEvidence.FOLLOWED);

    assertThat(found(ann, "case", followed)).isGreaterThan(found(ann, "phone", followed));
    assertThat(found(ann, "case", share)).isEqualTo(1f);
    assertThat(found(ann, "ring-2", share)).isZero();
    assertThat(found(ann, "case", SourceFeatures.EXPECTED)).isZero();
  }

  @Test
  void shouldDescribeAnItemByTheWordsThatFindIt() {
    FeaturesOf ann = FeaturesOf.after(stock, search("ann", "phone", 0));

    assertThat(found(ann, "phone", SourceFeatures.of(SearchItems.SEARCH))).isPositive();
  }

  private float told(Candidate candidate, Feature feature) {
    return FeaturesOf.after(stock).of(candidate, 0, feature);
  }

  /** Of the item as the sources bring it. */
  private float found(FeaturesOf features, String item, Feature feature) {
    List<Candidate> candidates =
        new CandidateSources(stock.settings.sources(), Optional.empty())
            .of(features.shopper(), stock.graph(), stock.sessions());
    Candidate wanted =
        candidates.stream()
            .filter(candidate -> candidate.slot() == stock.slot(item))
            .findFirst()
            .orElseThrow();
    return features.of(wanted, 0, feature);
  }
}
