package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldStaySortedThroughAnyChanges(long seed) {
    Random random = new Random(seed);
    Map<Integer, Double> reference = new HashMap<>();
    Links links = Links.NONE;

    for (int step = 0; step < 2_000; step++) {
      int slot = random.nextInt(60);
      double weight = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      links = links.with(slot, weight, 100);
      if (weight == 0) {
        reference.remove(slot);
      } else {
        reference.put(slot, weight);
      }

      assertThat(links.slots()).containsExactly(heaviestFirst(reference));
      assertThat(links.total())
          .isEqualTo(
              Arrays.stream(links.weights()).sum(), org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10})
  void shouldKeepTheHeaviestOfThoseThatCome(int most) {
    Random random = new Random(most);
    Map<Integer, Double> reference = new HashMap<>();
    Links links = Links.NONE;

    for (int slot = 0; slot < 200; slot++) {
      double weight = random.nextDouble();
      reference.put(slot, weight);
      links = links.with(slot, weight, most);
    }

    assertThat(links.slots()).containsExactly(Arrays.copyOf(heaviestFirst(reference), most));
  }

  private static int[] heaviestFirst(Map<Integer, Double> weights) {
    return weights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }
}
