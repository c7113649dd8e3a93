package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String GOLDEN_SKU_1 =
      "---+-++-++++++-++-+-++---------+++---+++-+++-++--++-+----+++---+";
  private static final String GOLDEN_DRESS =
      "+---+++----+++++-+-+++-+--+-+-----++---++++--+++++-++-+-+++--+--";

  @Test
  void shouldNeverChange() {
    // Stored vectors depend on these signs: a failure here means that they are lost.
    assertThat(signs(Signature.of("sku-1", 64))).isEqualTo(GOLDEN_SKU_1);
    assertThat(signs(Signature.of("连衣裙", 64))).isEqualTo(GOLDEN_DRESS);
  }

  @Test
  void shouldHaveLengthOneInAnyDimension() {
    for (int dimensions : new int[] {1, 7, 64, 65, 128, 200}) {
      assertThat(Vectors.norm(Signature.of("a", dimensions))).isCloseTo(1f, within(1e-5f));
    }
  }

  @Test
  void shouldBeNearlyOrthogonalForDifferentIds() {
    int dimensions = 64;
    int ids = 400;
    double sum = 0;
    double squares = 0;
    int pairs = 0;
    for (int i = 0; i < ids; i++) {
      for (int j = i + 1; j < ids; j++) {
        float dot =
            Vectors.dot(Signature.of("i" + i, dimensions), Signature.of("i" + j, dimensions));
        sum += dot;
        squares += dot * dot;
        pairs++;
      }
    }

    assertThat(sum / pairs).isCloseTo(0, within(0.005));
    assertThat(squares / pairs).isCloseTo(1.0 / dimensions, within(0.05 / dimensions));
  }

  @Test
  void shouldDifferBetweenIds() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      seen.add(signs(Signature.of(Integer.toString(i), 64)));
    }

    assertThat(seen).hasSize(10_000);
  }

  @Test
  void shouldWriteIntoItsPartOnly() {
    float[] target = new float[10];

    Signature.writeTo("a", target, 2, 7);

    assertThat(target[1]).isZero();
    assertThat(target[9]).isZero();
    assertThat(Vectors.norm(target)).isCloseTo(1f, within(1e-5f));
  }

  private static String signs(float[] vector) {
    StringBuilder signs = new StringBuilder();
    for (float component : vector) {
      signs.append(component > 0 ? '+' : '-');
    }
    return signs.toString();
  }
}
