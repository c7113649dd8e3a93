package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedTest {

  @Test
  void shouldBeOffByHalfAStepAtMost() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      float[] vector = new float[1 + random.nextInt(100)];
      float size = (float) Math.pow(10, random.nextInt(20) - 10);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = size * (float) random.nextGaussian();
      }

      Quantized quantized = Quantized.of(vector);

      float[] back = quantized.toFloats();
      for (int i = 0; i < vector.length; i++) {
        assertThat(back[i]).isCloseTo(vector[i], within(quantized.scale() * 0.5001f));
      }
    }
  }

  @Test
  void shouldKeepASignatureToTheLastBit() {
    float[] signature = Signature.of("item-1", 64);

    float[] back = Quantized.of(signature).toFloats();

    assertThat(back).usingComparatorWithPrecision(1e-7f).containsExactly(signature);
  }

  @Test
  void shouldKeepTheZeroVectorAndTheLargestFloats() {
    assertThat(Quantized.of(new float[5]).toFloats()).containsOnly(0f);
    assertThat(Quantized.of(new float[] {Float.MIN_VALUE}).toFloats()[0]).isZero();

    float[] large = Quantized.of(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}).toFloats();

    assertThat(large[0]).isFinite().isGreaterThan(3.4e38f);
    assertThat(large[1]).isFinite().isLessThan(-3.4e38f);
  }

  @Test
  void shouldWriteFromTheOffsetOn() {
    float[] target = {7, 7, 7, 7};

    new Quantized(0.5f, new byte[] {2, -4}).writeTo(target, 1);

    assertThat(target).containsExactly(7, 1, -2, 7);
  }

  @Test
  void shouldBeEqualByValue() {
    float[] vector = {1, 2, 3};

    assertThat(Quantized.of(vector)).isEqualTo(Quantized.of(vector.clone()));
    assertThat(Quantized.of(vector)).hasSameHashCodeAs(Quantized.of(vector.clone()));
    assertThat(Quantized.of(vector)).isNotEqualTo(Quantized.of(new float[] {1, 2, 4}));
  }

  @Test
  void shouldRefuseWhatIsNotFinite() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> Quantized.of(new float[] {1, bad}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Quantized(bad, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
