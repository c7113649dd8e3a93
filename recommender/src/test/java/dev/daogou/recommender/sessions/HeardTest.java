package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTest {
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
    Heard heard = new Heard(LOUDNESS);

    for (int scan = 0; scan < 20; scan++) {
      heard.begin(RECENT);
      Map<Integer, Row> reference = new LinkedHashMap<>();
      for (int i = random.nextInt(8_000); i > 0; i--) {
        Evidence evidence = Evidence.values()[random.nextInt(Evidence.values().length)];
        int item = random.nextInt(slots);
        int origin = random.nextInt(RECENT.length);
        float score = random.nextFloat();
        heard.add(heard.placeFor(item), evidence.ordinal(), score, origin);
        note(reference.computeIfAbsent(item, fresh -> new Row()), evidence, item, score, origin);
      }

      assertThat(heard.size()).isEqualTo(reference.size());
      int place = 0;
      for (var expected : reference.entrySet()) {
        assertThat(heard.item(place)).isEqualTo(expected.getKey());
        assertThat(heard.origin(place)).isEqualTo(expected.getValue().origin);
        assertThat(heard.loudest(place)).isEqualTo(expected.getValue().loudest);
        assertThat(heard.rare(place)).isNaN();
        for (Evidence evidence : Evidence.values()) {
          assertThat(heard.score(evidence, place))
              .isEqualTo(expected.getValue().scores.getOrDefault(evidence, 0f));
        }
        place++;
      }
    }
  }

  private static void note(Row row, Evidence evidence, int item, float score, int origin) {
    row.scores.merge(evidence, score, Float::sum);
    float loud = score * LOUDNESS[evidence.ordinal()];
    if (RECENT[origin] != item && loud > row.loudest) {
      row.loudest = loud;
      row.origin = origin;
    }
  }
}
