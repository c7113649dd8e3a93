package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargestScoresTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 400})
  void shouldKeepWhatSortingWouldKeep(int k) {
    Random random = new Random(k);
    LargestScores largest = new LargestScores(k);
    for (int round = 0; round < 300; round++) {
      float[] scores = scores(random);
      int size = random.nextInt(scores.length + 1);
      float[] expected = kept(scores, size, k);

      largest.keep(scores, size);

      assertThat(scores).isEqualTo(expected);
    }
  }

  /** Some 0, some equal, some close together, some many powers of two apart. */
  private static float[] scores(Random random) {
    float[] scores = new float[1 + random.nextInt(1500)];
    int kind = random.nextInt(4);
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          switch (kind) {
            case 0 -> random.nextInt(20);
            case 1 -> 1 + random.nextFloat() / 1000;
            case 2 -> (float) Math.pow(2, -120 * random.nextDouble());
            default -> random.nextFloat();
          };
    }
    return scores;
  }

  private static float[] kept(float[] scores, int size, int k) {
    List<Integer> places =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparing((Integer place) -> -scores[place]))
            .limit(k)
            .toList();
    float[] kept = scores.clone();
    for (int place = 0; place < size; place++) {
      kept[place] = places.contains(place) ? scores[place] : 0;
    }
    return kept;
  }
}
