package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VectorMatrixTest {

  @Test
  void shouldHoldWhatWasSetWhileItGrows() {
    Random random = new Random(5);
    int width = 21;
    VectorMatrix matrix = new VectorMatrix(width, 1);
    float[][] reference = new float[300][width];
    for (int row = 0; row < reference.length; row++) {
      for (int i = 0; i < width; i++) {
        reference[row][i] = random.nextFloat();
      }
      matrix.set(row, 0, reference[row]);
    }

    float[] copy = new float[width];
    for (int row = 0; row < reference.length; row++) {
      matrix.copyRow(row, copy);
      assertThat(copy).containsExactly(reference[row]);
    }
    assertThat(matrix.rows()).isEqualTo(300);
  }

  @Test
  void shouldMultiplyAPartOfARow() {
    VectorMatrix matrix = new VectorMatrix(150, 4);
    float[] row = new TestVectors(6, 150).unit();
    matrix.set(2, 0, row);
    for (int length = 0; length <= 140; length++) {
      float[] query = Signature.of("q" + length, length);

      float dot = matrix.dot(2, 9, query);

      assertThat(dot).isCloseTo(Vectors.dot(row, 9, query, 0, length), within(1e-5f));
    }
  }

  @Test
  void shouldSetAPartOfARowAndZeroTheRowsBetween() {
    VectorMatrix matrix = new VectorMatrix(3, 1);

    matrix.set(2, 1, new float[] {5, 6});

    float[] copy = new float[3];
    matrix.copyRow(2, copy);
    assertThat(copy).containsExactly(0, 5, 6);
    matrix.copyRow(1, copy);
    assertThat(copy).containsOnly(0f);
    assertThat(matrix.rows()).isEqualTo(3);
  }

  @Test
  void shouldLendItsMemoryAsADirectBuffer() {
    VectorMatrix matrix = new VectorMatrix(2, 8);
    matrix.set(0, 0, new float[] {1, 2});
    matrix.set(1, 0, new float[] {3, 4});

    FloatBuffer buffer = matrix.buffer();

    assertThat(buffer.isDirect()).isTrue();
    assertThat(buffer.order()).isEqualTo(ByteOrder.nativeOrder());
    assertThat(buffer.remaining()).isEqualTo(4);
    matrix.set(1, 1, new float[] {9});
    assertThat(buffer.get(3)).as("no copy").isEqualTo(9f);
  }

  @Test
  void shouldKeepALentBufferReadableAfterGrowing() {
    VectorMatrix matrix = new VectorMatrix(1, 1);
    matrix.set(0, 0, new float[] {42});
    FloatBuffer before = matrix.buffer();

    for (int row = 1; row < 1_000; row++) {
      matrix.set(row, 0, new float[] {row});
    }

    assertThat(before.remaining()).isEqualTo(1);
    assertThat(before.get(0)).isEqualTo(42f);
  }

  @Test
  void shouldSayWhatDoesNotFit() {
    VectorMatrix matrix = new VectorMatrix(1 << 20, 1);

    assertThatThrownBy(() -> matrix.set(1 << 20, 0, new float[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at most 511 rows");
    assertThatThrownBy(() -> matrix.set(0, 1, new float[1 << 20]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> matrix.dot(0, 0, new float[1]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void shouldShowReadersWholeRowsOnceCounted() throws InterruptedException {
    VectorMatrix matrix = new VectorMatrix(16, 1);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger wrong = new AtomicInteger();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  float[] copy = new float[16];
                  while (!done.get()) {
                    int last = matrix.rows() - 1;
                    if (last >= 0) {
                      matrix.copyRow(last, copy);
                      for (float component : copy) {
                        wrong.addAndGet(component == last + 1 ? 0 : 1);
                      }
                    }
                  }
                });

    float[] row = new float[16];
    for (int i = 0; i < 50_000; i++) {
      Arrays.fill(row, i + 1);
      matrix.set(i, 0, row);
    }
    done.set(true);
    reader.join();

    assertThat(wrong).hasValue(0);
  }
}
