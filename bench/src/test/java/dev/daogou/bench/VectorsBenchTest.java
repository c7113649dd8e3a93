package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.vectors.ExactSearch;
import org.junit.jupiter.api.Test;

class VectorsBenchTest {

  @Test
  void shouldCountTheShareOfTrueNeighboursFound() {
    int[][] truth = {{1, 2}, {3, 4}};

    assertThat(VectorsBench.recall(new int[][] {{2, 1}, {9, 4}}, truth)).isEqualTo(0.75);
  }

  @Test
  void shouldAskLuceneForTheSameNeighboursThatExactSearchFinds() throws Exception {
    ClusteredVectors vectors = ClusteredVectors.of(500, 16);
    ExactSearch exact = new ExactSearch(16);
    for (int id = 0; id < 500; id++) {
      exact.put(id, vectors.items()[id]);
    }
    float[] query = vectors.queries()[0];

    try (LuceneVectors lucene = new LuceneVectors(vectors.items())) {
      assertThat(lucene.segments()).isOne();
      assertThat(lucene.nearest(query, 5, 400)).containsExactly(exact.nearest(query, 5).ids());
    }
  }
}
