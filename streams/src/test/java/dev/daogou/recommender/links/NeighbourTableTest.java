package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighbourTableTest {
  private final NeighbourTable table = new NeighbourTable();

  @Test
  void shouldAgreeWithAMapWhileThereIsRoom() {
    Random random = new Random(3);
    Map<String, Integer> reference = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      String item = "item-" + random.nextInt(80);
      boolean isHeld = reference.getOrDefault(item, 0) > 0;
      int sign = isHeld && random.nextBoolean() ? -1 : 1;
      table.add(item, sign, 100);
      reference.merge(item, sign, Integer::sum);
      reference.values().removeIf(count -> count == 0);
    }

    assertThat(table.size()).isEqualTo(reference.size());
    assertThat(reference)
        .allSatisfy((item, count) -> assertThat(table.count(item)).isEqualTo(count));
    assertThat(table.strongest(1_000, 1))
        .allSatisfy(n -> assertThat(n.weight()).isEqualTo((float) reference.get(n.item())));
  }

  @Test
  void shouldMakeRoomByDroppingTheLightestAndSaySo() {
    table.add("light", 1, 2);
    table.add("heavy", 3, 2);

    int evicted = table.add("middle", 2, 2);

    assertThat(evicted).isEqualTo(1);
    assertThat(items(table.strongest(5, 1))).containsExactly("heavy", "middle");
  }

  @Test
  void shouldIgnoreTakingBackWhatIsNotHeld() {
    table.add("evicted", -1, 2);

    assertThat(table.size()).isZero();
  }

  @Test
  void shouldPublishTheHeaviestFirstScaledAndCut() {
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      table.add("item-" + i, random.nextDouble(), 100);
    }

    List<Neighbour> strongest = table.strongest(10, 0.5);

    List<Neighbour> all = table.strongest(50, 0.5);
    assertThat(strongest).isEqualTo(all.subList(0, 10));
    assertThat(all).isSortedAccordingTo(Comparator.comparing(Neighbour::weight).reversed());
    assertThat(all.getFirst().weight()).isLessThanOrEqualTo(0.5f);
  }

  private static List<String> items(List<Neighbour> neighbours) {
    return neighbours.stream().map(Neighbour::item).toList();
  }
}
