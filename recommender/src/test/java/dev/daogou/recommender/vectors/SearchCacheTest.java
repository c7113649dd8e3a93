package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchCacheTest {
  private static final int WIDTH = 4;

  private final Random random = new Random(3);
  private final NeighbourSearch search = new LiveSearch(WIDTH);
  private final SearchCache cache = new SearchCache(search);

  @Test
  void shouldRememberWhatWasFound() {
    put(0);
    float[] query = vector();

    Hits first = cache.nearest(query, 10);

    assertThat(cache.nearest(query.clone(), 10)).isSameAs(first);
    assertThat(cache.nearest(query, 9)).isNotSameAs(first);
  }

  @Test
  void shouldFindWhatTheSearchFindsWhateverChanges() {
    float[][] queries = new float[20][];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = vector();
    }
    for (int run = 0; run < 5_000; run++) {
      switch (random.nextInt(6)) {
        case 0 -> put(random.nextInt(50));
        case 1 -> {
          search.remove(random.nextInt(50));
          cache.changed();
        }
        default -> {
          float[] query = queries[random.nextInt(queries.length)];
          int k = random.nextBoolean() ? 5 : 300;
          assertThat(cache.nearest(query, k)).isEqualTo(search.nearest(query, k));
        }
      }
    }
  }

  private void put(int id) {
    search.put(id, vector());
    cache.changed();
  }

  private float[] vector() {
    float[] vector = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = random.nextFloat() - 0.5f;
    }
    return Vectors.normalise(vector);
  }
}
