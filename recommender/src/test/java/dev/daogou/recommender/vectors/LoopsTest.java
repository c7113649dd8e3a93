package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopsTest {
  private static final int LONGEST = 150; // past four of the widest registers, and a tail
  private static final int BEFORE = 3;
  private static final double CLOSE = 1e-4;

  private final Random random = new Random(11);

  static Loops[] loops() {
    return new Loops[] {new PlainLoops(), new WideLoops()};
  }

  @ParameterizedTest
  @MethodSource("loops")
  void shouldMultiplyArraysOfEveryLength(Loops loops) {
    for (int length = 0; length <= LONGEST; length++) {
      float[] a = gaussian(length + 5);
      float[] b = gaussian(length + BEFORE);

      float dot = loops.dot(a, 5, b, BEFORE, length);

      assertThat((double) dot).isCloseTo(product(a, 5, b, BEFORE, length), within(CLOSE));
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void shouldMultiplyARowWithOneAndWithManyQueries(Loops loops) {
    for (int length = 0; length <= LONGEST; length++) {
      float[] row = gaussian(length);
      float[][] queries = new float[length % 10][];
      for (int q = 0; q < queries.length; q++) {
        queries[q] = gaussian(length);
      }
      float[] products = new float[queries.length];

      try (Arena arena = Arena.ofConfined()) {
        MemorySegment rows = inMemory(row, arena);
        loops.dots(rows, BEFORE * Float.BYTES, queries, products);
        for (int q = 0; q < queries.length; q++) {
          double expected = product(row, 0, queries[q], 0, length);
          assertThat((double) products[q]).isCloseTo(expected, within(CLOSE));
          assertThat((double) loops.dot(rows, BEFORE * Float.BYTES, queries[q]))
              .isCloseTo(expected, within(CLOSE));
        }
        assertThat((double) loops.square(rows, BEFORE * Float.BYTES, length))
            .isCloseTo(product(row, 0, row, 0, length), within(CLOSE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void shouldAddARowToTwoTargets(Loops loops) {
    for (int length = 0; length <= LONGEST; length++) {
      float[] row = gaussian(length);
      float[] target = gaussian(length);
      float[] other = gaussian(length);
      float[] before = target.clone();
      float[] otherBefore = other.clone();

      try (Arena arena = Arena.ofConfined()) {
        loops.addScaled(inMemory(row, arena), BEFORE * Float.BYTES, 0.5f, target, -2f, other);
      }

      for (int i = 0; i < length; i++) {
        assertThat((double) target[i]).isCloseTo(before[i] + 0.5 * row[i], within(CLOSE));
        assertThat((double) other[i]).isCloseTo(otherBefore[i] - 2.0 * row[i], within(CLOSE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void shouldChangeNothingOutsideTheRange(Loops loops) {
    for (int length = 0; length <= LONGEST; length++) {
      float[] vector = gaussian(length + BEFORE + 2);
      float[] before = vector.clone();
      float[] source = gaussian(length + 2);

      loops.addScaled(vector, BEFORE, 0.5f, source, 2, length);
      loops.scale(vector, BEFORE, length, 4f);

      for (int i = 0; i < vector.length; i++) {
        boolean inside = i >= BEFORE && i < BEFORE + length;
        double expected = inside ? 4 * (before[i] + 0.5 * source[i - BEFORE + 2]) : before[i];
        assertThat((double) vector[i]).isCloseTo(expected, within(CLOSE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void shouldKnowTheExponential(Loops loops) {
    float[] values = gaussian(37);
    values[5] = Float.NEGATIVE_INFINITY;
    float[] before = values.clone();

    loops.exp(values);

    for (int i = 0; i < values.length; i++) {
      double expected = Math.exp(before[i]);
      assertThat((double) values[i]).isCloseTo(expected, within(1e-6 * (1 + expected)));
    }
  }

  private static double product(float[] a, int aOffset, float[] b, int bOffset, int length) {
    return IntStream.range(0, length)
        .mapToDouble(i -> (double) a[aOffset + i] * b[bOffset + i])
        .sum();
  }

  private static MemorySegment inMemory(float[] row, Arena arena) {
    MemorySegment rows = arena.allocate(VectorMatrix.FLOAT, BEFORE + row.length);
    MemorySegment.copy(row, 0, rows, VectorMatrix.FLOAT, BEFORE * Float.BYTES, row.length);
    return rows;
  }

  private float[] gaussian(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
