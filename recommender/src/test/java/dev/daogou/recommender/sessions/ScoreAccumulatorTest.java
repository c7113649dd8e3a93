package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreAccumulatorTest {
  private static final float[] LOUDNESS = {0.5f, 0.5f, 1f, 0.1f, 0.1f, 0.05f, 0.1f};
  private static final int[] RECENT = {3, 8, 1, 40};

  /** What one item was said to be. */
  private static final class Row {
    private final Map<Evidence, Float> scores = new HashMap<>();
    private float loudest;
    private int origin = -1;
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 3_000, 200_000})
  void shouldAgreeWithMapsTimeAndAgain(int slots) {
    Random random = new Random(slots);
    ScoreAccumulator scores = new ScoreAccumulator(LOUDNESS);

    for (int scan = 0; scan < 20; scan++) {
      scores.begin();
      Map<Integer, Row> reference = new LinkedHashMap<>();
      for (int i = random.nextInt(8_000); i > 0; i--) {
        Evidence evidence = Evidence.values()[random.nextInt(Evidence.values().length)];
        int item = random.nextInt(slots);
        int origin = random.nextInt(RECENT.length);
        // Few different ones, so that some are equal.
        float score = (1 + random.nextInt(64)) / 64f;
        int from = RECENT[origin] == item ? ScoreAccumulator.ITSELF : origin;
        Row row = reference.computeIfAbsent(item, fresh -> new Row());
        int place = scores.placeFor(item);
        switch (random.nextInt(3)) {
          case 0 -> {
            scores.add(place, score, score / 2, from);
            note(row, Evidence.ALIKE, score, from);
            note(row, Evidence.SHARED, score / 2, from);
          }
          case 1 -> {
            scores.add(place, score, score / 2, score / 4, 0, score * 2, from);
            note(row, Evidence.ALIKE, score, from);
            note(row, Evidence.SHARED, score / 2, from);
            note(row, Evidence.COMPANY, score / 4, from);
            note(row, Evidence.AHEAD, score * 2, from);
          }
          default -> {
            scores.add(place, evidence.ordinal(), score, from);
            note(row, evidence, score, from);
          }
        }
      }

      assertThat(scores.size()).isEqualTo(reference.size());
      int row = 0;
      for (var expected : reference.entrySet()) {
        assertThat(scores.item(row)).isEqualTo(expected.getKey());
        assertThat(scores.origin(row)).isEqualTo(expected.getValue().origin);
        assertThat(scores.loudest(row)).isEqualTo(expected.getValue().loudest);
        for (Evidence evidence : Evidence.values()) {
          assertThat(scores.score(evidence, row))
              .isEqualTo(expected.getValue().scores.getOrDefault(evidence, 0f));
        }
        row++;
      }
    }
  }

  private static void note(Row row, Evidence evidence, float score, int origin) {
    row.scores.merge(evidence, score, Float::sum);
    float loud = score * LOUDNESS[evidence.ordinal()];
    boolean isLouder = loud > row.loudest || loud == row.loudest && origin < row.origin;
    if (origin != ScoreAccumulator.ITSELF && isLouder) {
      row.loudest = loud;
      row.origin = origin;
    }
  }
}
