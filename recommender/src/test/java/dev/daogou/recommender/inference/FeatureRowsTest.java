package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.FeatureRows.Weighted;
import dev.daogou.recommender.inference.HashedNgrams.Features;
import org.junit.jupiter.api.Test;

class FeatureRowsTest {
  private final FeatureRows rows = new FeatureRows(new int[] {30, -5, 10}, 16);

  @Test
  void shouldGiveALearnedFeatureItsOwnRow() {
    Weighted weighted = rows.of(new Features(new int[] {10}, new float[] {0.7f}));

    assertThat(weighted.rows()).containsExactly(1);
    assertThat(weighted.weights()).containsExactly(0.7f);
  }

  @Test
  void shouldGiveAnUnknownFeatureTwoSharedRowsOfTheSameStrength() {
    Weighted weighted = rows.of(new Features(new int[] {12345}, new float[] {1f}));

    assertThat(weighted.rows()).hasSize(2);
    for (int row : weighted.rows()) {
      assertThat(row).isBetween(3, 18);
    }
    float square = 0;
    for (float weight : weighted.weights()) {
      square += weight * weight;
    }
    assertThat(square).isCloseTo(1f, within(1e-6f));
  }

  @Test
  void shouldReadWhatItWrote() {
    FeatureRows again = FeatureRows.read(rows.toBytes(), 16);
    Features features = new Features(new int[] {30, 99, -5}, new float[] {1f, 1f, 1f});

    assertThat(again.of(features).rows()).containsExactly(rows.of(features).rows());
    assertThat(again.count()).isEqualTo(19);
  }
}
