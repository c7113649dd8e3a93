package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSearchTest {
  private static final int WIDTH = 24;
  private final TestVectors vectors = new TestVectors(2, WIDTH);
  private final ExactSearch search = new ExactSearch(WIDTH);

  @Test
  void shouldAgreeWithAMapThroughAnyPutsAndRemovals() {
    Random random = new Random(4);
    Map<Integer, float[]> reference = new HashMap<>();
    for (int step = 1; step <= 6_000; step++) {
      int id = random.nextInt(1_500);
      if (random.nextInt(3) == 0) {
        search.remove(id);
        reference.remove(id);
      } else {
        float[] vector = vectors.unit();
        search.put(id, vector);
        reference.put(id, vector);
      }
      if (step % 500 == 0) {
        float[] query = vectors.unit();

        Hits hits = search.nearest(query, 10);

        assertThat(hits.ids()).containsExactly(nearest(reference, query, 10).ids());
        assertThat(search.size()).isEqualTo(reference.size());
      }
    }
  }

  @Test
  void shouldReturnAllWhereThereAreFewerThanAsked() {
    search.put(3, vectors.unit());
    search.put(5, vectors.unit());

    Hits hits = search.nearest(vectors.unit(), 10);

    assertThat(hits.ids()).containsExactlyInAnyOrder(3, 5);
    assertThat(hits.scores()[0]).isGreaterThanOrEqualTo(hits.scores()[1]);
  }

  @Test
  void shouldFindNothingInAnEmptySearch() {
    search.remove(7);

    assertThat(search.nearest(vectors.unit(), 3)).isEqualTo(Hits.NONE);
  }

  @Test
  void shouldRefuseWhatCannotBeSearched() {
    assertThatThrownBy(() -> search.put(1, new float[WIDTH + 1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.nearest(new float[1], 1))
        .isInstanceOf(IllegalArgumentException.class);
    float[] bad = vectors.unit();
    bad[WIDTH - 1] = Float.NaN;
    assertThatThrownBy(() -> search.put(1, bad)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> search.put(-1, vectors.unit()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(search.size()).isZero();
  }

  private static Hits nearest(Map<Integer, float[]> reference, float[] query, int k) {
    TopK best = new TopK(k);
    reference.forEach((id, vector) -> best.offer(id, Vectors.dot(vector, query)));
    return best.hits();
  }
}
