package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HnswSearchTest {
  private static final int WIDTH = 32;
  private static final int COUNT = 4_000;
  private static final int K = 10;

  private final TestVectors vectors = new TestVectors(8, WIDTH);
  private final HnswSearch graph = new HnswSearch(WIDTH, HnswSettings.DEFAULT);
  private final ExactSearch exact = new ExactSearch(WIDTH);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldFindNearlyWhatExactSearchFinds(boolean clustered) {
    putAll(clustered ? vectors.clustered(COUNT, 50) : vectors.uniform(COUNT));

    assertThat(recall()).isGreaterThan(0.97);
  }

  @Test
  void shouldFindMoreWithMoreBreadth() {
    putAll(vectors.uniform(COUNT));
    graph.searchBreadth(K);
    double narrow = recall();

    graph.searchBreadth(400);

    assertThat(recall()).isGreaterThan(narrow).isGreaterThan(0.999);
  }

  @Test
  void shouldFindAVectorAsSoonAsItIsIn() {
    float[][] added = vectors.clustered(1_500, 20);
    for (int id = 0; id < added.length; id++) {
      graph.put(id, added[id]);

      assertThat(graph.nearest(added[id], 1).ids()).containsExactly(id);
    }
  }

  @Test
  void shouldNeverReturnWhatWasRemoved() {
    putAll(vectors.clustered(COUNT, 50));

    for (int id = 0; id < COUNT; id += 2) {
      graph.remove(id);
      exact.remove(id);
    }

    assertThat(graph.size()).isEqualTo(COUNT / 2);
    assertThat(recall()).isGreaterThan(0.97);
    for (int query = 0; query < 100; query++) {
      assertThat(IntStream.of(graph.nearest(vectors.unit(), 50).ids()))
          .hasSize(50)
          .allMatch(id -> id % 2 == 1);
    }
  }

  @Test
  void shouldKeepFindingAfterEveryVectorHasMovedFarAndNear() {
    float[][] current = vectors.clustered(COUNT, 50);
    putAll(current);
    for (int round = 0; round < 2; round++) {
      for (int id = 0; id < COUNT; id++) {
        current[id] = vectors.near(current[id]);
      }
      putAll(current);
    }
    int afterFar = graph.tombstones();
    for (int id = 0; id < COUNT; id++) {
      Vectors.addScaled(current[id], 0.02f, vectors.unit());
      Vectors.normalise(current[id]);
    }

    putAll(current);

    assertThat(afterFar).isEqualTo(2 * COUNT);
    assertThat(graph.tombstones()).as("a little is no new node").isEqualTo(afterFar);
    assertThat(recall()).isGreaterThan(0.97);
  }

  @Test
  void shouldMakeNewLinksOnceSmallMovesAddUp() {
    float[] vector = vectors.unit();
    float[] step = vectors.unit();
    graph.put(0, vector);
    for (int i = 0; i < 20; i++) {
      Vectors.addScaled(vector, 0.02f, step);
      graph.put(0, Vectors.normalise(vector));
    }

    assertThat(graph.tombstones()).isBetween(2, 6);
    assertThat(graph.nearest(vector, 1).scores()[0]).isGreaterThan(0.9999f);
  }

  @Test
  void shouldAgreeWithAMapThroughAnyPutsAndRemovals() {
    Random random = new Random(4);
    for (int step = 0; step < 4_000; step++) {
      int id = random.nextInt(600);
      if (random.nextInt(3) == 0) {
        graph.remove(id);
        exact.remove(id);
      } else {
        float[] vector = vectors.unit();
        graph.put(id, vector);
        exact.put(id, vector);
      }
    }

    assertThat(graph.size()).isEqualTo(exact.size());
    assertThat(recall()).isGreaterThan(0.97);
    float[] stored = new float[WIDTH];
    float[] expected = new float[WIDTH];
    for (int id = 0; id < 600; id++) {
      assertThat(graph.copy(id, stored)).isEqualTo(exact.copy(id, expected));
      assertThat(stored).containsExactly(expected);
    }
  }

  @Test
  void shouldFindWhatIsPutAfterEverythingWasRemoved() {
    putAll(vectors.uniform(200));
    for (int id = 0; id < 200; id++) {
      graph.remove(id);
    }
    assertThat(graph.nearest(vectors.unit(), K)).isEqualTo(Hits.NONE);

    float[] vector = vectors.unit();
    graph.put(7, vector);

    assertThat(graph.nearest(vectors.unit(), K).ids()).containsExactly(7);
    assertThat(graph.size()).isOne();
  }

  @Test
  void shouldCopeWithManyEqualVectors() {
    float[] same = vectors.unit();
    for (int id = 0; id < 300; id++) {
      graph.put(id, same);
    }
    float[][] others = vectors.uniform(700);
    for (int i = 0; i < others.length; i++) {
      graph.put(300 + i, others[i]);
    }

    int found = 0;
    for (int i = 0; i < others.length; i++) {
      found += graph.nearest(others[i], 1).ids()[0] == 300 + i ? 1 : 0;
    }

    assertThat(found).isGreaterThan(690);
    assertThat(IntStream.of(graph.nearest(same, K).ids())).hasSize(K).allMatch(id -> id < 300);
  }

  @Test
  void shouldFindNothingInAnEmptySearch() {
    graph.remove(3);

    assertThat(graph.nearest(vectors.unit(), 5)).isEqualTo(Hits.NONE);
  }

  @Test
  void shouldRefuseWhatCannotBeSearched() {
    assertThatThrownBy(() -> graph.put(1, new float[WIDTH - 1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> graph.nearest(new float[WIDTH], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> graph.searchBreadth(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HnswSettings(16, 8, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void putAll(float[][] all) {
    for (int id = 0; id < all.length; id++) {
      graph.put(id, all[id]);
      exact.put(id, all[id]);
    }
  }

  /** The share of the true nearest that the graph finds, over queries near and far. */
  private double recall() {
    int found = 0;
    int wanted = 0;
    float[] near = new float[WIDTH];
    for (int query = 0; query < 200; query++) {
      float[] asked =
          query % 2 == 0 && exact.copy(query, near) ? vectors.near(near) : vectors.unit();
      int[] expected = exact.nearest(asked, K).ids();
      int[] actual = graph.nearest(asked, K).ids();
      wanted += expected.length;
      found += (int) Arrays.stream(expected).filter(id -> contains(actual, id)).count();
    }
    return (double) found / wanted;
  }

  private static boolean contains(int[] ids, int id) {
    return Arrays.stream(ids).anyMatch(x -> x == id);
  }
}
