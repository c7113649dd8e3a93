package dev.daogou.models.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingEvaluationTest {
  private static final int USERS = 300;
  private static final int ITEMS = 200;
  private static final int RANK = 3;
  private static final double NOISE = 0.5;

  /** Users and items with a few tastes in common, biases and noise. */
  private static List<Rating> ratings(int count, long seed) {
    Random random = new Random(11);
    double[][] users = tastes(USERS, random);
    double[][] items = tastes(ITEMS, random);
    Random drawn = new Random(seed);
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int user = drawn.nextInt(USERS);
      int item = drawn.nextInt(ITEMS);
      double stars = 3 + users[user][RANK] + items[item][RANK] + NOISE * drawn.nextGaussian();
      for (int f = 0; f < RANK; f++) {
        stars += users[user][f] * items[item][f];
      }
      ratings.add(new Rating("u" + user, "i" + item, (float) Math.clamp(stars, 1, 5), i));
    }
    return ratings;
  }

  private static double[][] tastes(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.doubles(RANK + 1, -0.9, 0.9).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void shouldBeatTheBaselinesWhereTastesDiffer() {
    List<RatingQuality> found =
        new RatingEvaluation(ratings(12_000, 1), ratings(2_000, 2), false, 1, line -> {})
            .run(RatingEvaluation.MODELS);

    assertThat(found).extracting(RatingQuality::model).isEqualTo(RatingEvaluation.MODELS);
    double mean = found.get(0).rmse();
    double bias = found.get(1).rmse();
    double daogou = found.get(2).rmse();
    assertThat(bias).isLessThan(0.9 * mean);
    assertThat(daogou).isLessThan(0.92 * bias);
    assertThat(found)
        .allSatisfy(
            run ->
                assertThat(run.rmse())
                    .isBetween(run.rmseInterval().low(), run.rmseInterval().high()));
  }

  @Test
  void shouldGiveTheSameAnswersForTheSameSeed() {
    FactorModel first = FactorModel.fit(ratings(2_000, 3), 5, line -> {});
    FactorModel second = FactorModel.fit(ratings(2_000, 3), 5, line -> {});

    for (Rating rating : ratings(50, 4)) {
      assertThat(second.predict(rating.user(), rating.item()))
          .isEqualTo(first.predict(rating.user(), rating.item()));
    }
  }

  @Test
  void shouldFallBackToTheMeanForStrangers() {
    List<Rating> ratings = ratings(3_000, 6);
    double mean = ratings.stream().mapToDouble(Rating::value).average().orElseThrow();

    FactorModel model = FactorModel.fit(ratings, 1, line -> {});

    assertThat(model.predict("stranger", "novelty")).isCloseTo(mean, within(0.05));
  }

  @Test
  void shouldLearnFromARatingAtOnce() {
    FactorModel model = FactorModel.fit(ratings(3_000, 6), 1, line -> {});
    double before = model.predict("stranger", "i3");

    for (int i = 0; i < 10; i++) {
      model.learn(new Rating("stranger", "i" + i, 1f, i));
    }

    assertThat(model.predict("stranger", "i3")).isLessThan(before - 0.2);
  }

  @Test
  void shouldForetellBeforeItLearnsWhenOnline() {
    List<Rating> train = List.of(new Rating("a", "x", 2f, 1));
    List<Rating> test = List.of(new Rating("b", "y", 4f, 3), new Rating("b", "x", 4f, 2));

    RatingQuality online =
        new RatingEvaluation(train, test, true, 1, line -> {})
            .run(List.of("global-mean"))
            .getFirst();

    // Foretold 2, then, after a 4 was learned, 3.
    assertThat(online.mae()).isEqualTo((2 + 1) / 2.0);
    assertThat(online.rmse()).isCloseTo(Math.sqrt((4 + 1) / 2.0), within(1e-12));
  }

  @Test
  void shouldHoldBackBiasesOfFewRatings() {
    List<Rating> ratings = List.of(new Rating("a", "x", 5f, 1), new Rating("b", "y", 1f, 2));

    UserItemBias model = new UserItemBias(ratings);

    assertThat(model.predict("a", "x")).isBetween(3.0, 3.5);
  }
}
