package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorsTest {
  private static final int LONGEST = 150; // past four of the widest registers, and a tail
  private final Random random = new Random(7);

  @Test
  void shouldAgreeWithAPlainLoopForEveryLength() {
    for (int length = 0; length <= LONGEST; length++) {
      float[] a = gaussian(length + 5);
      float[] b = gaussian(length + 3);
      double expected = 0;
      for (int i = 0; i < length; i++) {
        expected += (double) a[5 + i] * b[3 + i];
      }

      float dot = Vectors.dot(a, 5, b, 3, length);

      assertThat((double) dot).as("length %d", length).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void shouldAddScaledWithinItsRangeOnly() {
    for (int length = 0; length <= LONGEST; length++) {
      float[] target = gaussian(length + 4);
      float[] before = target.clone();
      float[] source = gaussian(length + 2);

      Vectors.addScaled(target, 3, 0.5f, source, 2, length);

      for (int i = 0; i < target.length; i++) {
        boolean inside = i >= 3 && i < 3 + length;
        float expected = inside ? before[i] + 0.5f * source[i - 1] : before[i];
        assertThat(target[i]).isCloseTo(expected, within(1e-5f));
      }
    }
  }

  @Test
  void shouldNormaliseEveryLengthAndKeepTheDirection() {
    for (int length = 1; length <= LONGEST; length++) {
      float[] original = gaussian(length);

      float[] unit = Vectors.normalise(original.clone());

      assertThat(Vectors.norm(unit)).isCloseTo(1f, within(1e-5f));
      assertThat(Vectors.cosine(original, unit)).isCloseTo(1f, within(1e-5f));
    }
  }

  @Test
  void shouldNormaliseOnlyTheGivenPart() {
    float[] vector = {3, 3, 4, 9};

    Vectors.normalise(vector, 1, 2);

    assertThat(vector).usingComparatorWithPrecision(1e-6f).containsExactly(3f, 0.6f, 0.8f, 9f);
  }

  @Test
  void shouldLeaveTheZeroVectorAsItIs() {
    float[] zero = new float[20];

    Vectors.normalise(zero);

    assertThat(zero).containsOnly(0f);
    assertThat(Vectors.cosine(zero, gaussian(20))).isZero();
  }

  @Test
  void shouldSeeAComponentThatIsNotFinite() {
    float[] vector = gaussian(33);
    assertThat(Vectors.isFinite(vector)).isTrue();

    vector[32] = Float.NaN;

    assertThat(Vectors.isFinite(vector)).isFalse();
    vector[32] = Float.NEGATIVE_INFINITY;
    assertThat(Vectors.isFinite(vector)).isFalse();
  }

  @Test
  void shouldRefuseLengthsThatDisagree() {
    assertThatThrownBy(() -> Vectors.dot(new float[3], new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 and 4");
    assertThatThrownBy(() -> Vectors.dot(new float[3], 1, new float[3], 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private float[] gaussian(int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
