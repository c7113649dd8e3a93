package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldBeEqualToAPlainListOfNeighboursToTheLastBit(long seed) {
    var random = new Random(seed);
    var plain = new PlainNeighbourTable();
    var tried = new NeighbourTable();
    int most = 5 + random.nextInt(40);
    for (int i = 0; i < 5_000; i++) {
      // Few weights, so that some tie; texts of one hash among the items.
      String item = random.nextInt(4) == 0 ? "Aa".repeat(2) : "item-" + random.nextInt(80);
      String other = random.nextInt(4) == 0 ? "BBAa" : item;
      double weight = (random.nextInt(3) == 0 ? -1 : 1) * (1 + random.nextInt(4)) / 7.0;

      assertThat(tried.add(other, weight, most)).isEqualTo(plain.add(other, weight, most));
      if (random.nextInt(200) == 0) {
        double factor = random.nextDouble();
        tried.scale(factor);
        plain.scale(factor);
      }
      if (random.nextInt(100) == 0) {
        tried = NeighbourTable.read(reader(bytes(tried::write)));
      }

      assertThat(tried.size()).isEqualTo(plain.size());
      assertThat(tried.count(item)).isEqualTo(plain.count(item));
      if (i % 20 == 0) {
        assertThat(tried.strongest(10, 0.3)).isEqualTo(plain.strongest(10, 0.3));
        assertThat(bytes(tried::write)).isEqualTo(bytes(plain::write));
      }
    }
  }

  private static byte[] bytes(Consumer<StateWriter> table) {
    var out = new StateWriter((byte) 1, 64);
    table.accept(out);
    return out.toBytes();
  }

  private static StateReader reader(byte[] bytes) {
    return new StateReader(bytes, (byte) 1, "table");
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
