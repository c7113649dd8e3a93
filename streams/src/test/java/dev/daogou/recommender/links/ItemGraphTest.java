package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.PersonalizationSettings;
import dev.daogou.Stock;
import dev.daogou.items.ItemRecords;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemGraphTest {
  private static final int ITEMS = 80;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldTurnNeighboursRoundAsBruteForceDoes(long seed) {
    Random random = new Random(seed);
    Stock stock = new Stock();
    Map<String, List<Neighbour>> reference = new HashMap<>();

    for (int step = 0; step < 1_000; step++) {
      String item = "item-" + random.nextInt(ITEMS);
      List<Neighbour> before = randomNeighbours(random, item);
      reference.put(item, before);
      stock.neighbours(item, before, List.of());
    }

    for (int i = 0; i < ITEMS; i++) {
      String earlier = "item-" + i;
      assertThat(next(stock, earlier)).isEqualTo(inverted(reference, earlier));
    }
  }

  @Test
  void shouldCompareWeightsOfDifferentClocks() {
    Stock stock = new Stock();
    Duration halfLife = stock.settings.items().halfLife();
    accept(stock, "old", 0, "start", 1f);
    accept(stock, "new", halfLife.toSeconds(), "start", 0.75f);

    Links next = stock.graph().next(stock.slot("start"));

    assertThat(next.slots()).containsExactly(stock.slot("new"), stock.slot("old"));
    assertThat(next.weights()[0] / next.weights()[1]).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void shouldTellWeightsApartAlsoWithAHalfLifeOfAnHour() {
    Stock stock = new Stock(forgettingAfter(Duration.ofHours(1)));
    accept(stock, "weak", 0, "start", 1f);
    accept(stock, "strong", 0, "start", 3f);

    Links next = stock.graph().next(stock.slot("start"));

    assertThat(next.slots()).containsExactly(stock.slot("strong"), stock.slot("weak"));
    assertThat(next.weights()[0] / next.weights()[1]).isCloseTo(3.0, within(1e-6));
  }

  @Test
  void shouldMakeRoomForItemsAsTheyCome() {
    Stock stock = new Stock();

    for (int i = 0; i < 3_000; i++) {
      accept(stock, "item-" + i, 0, "item-" + (i + 1), 1f);
    }

    assertThat(next(stock, "item-3000")).containsExactly("item-2999");
    assertThat(stock.graph().standing(stock.slot("item-5"))).isEqualTo(Standing.NONE);
  }

  @Test
  void shouldKeepStandingAndNeighboursApart() {
    Stock stock = new Stock();
    accept(stock, "a", 0, "b", 1f);
    stock.standing("a", 60, 7, 2);
    accept(stock, "a", 0, "c", 1f);

    assertThat(stock.graph().standing(stock.slot("a")).popularity()).isEqualTo(7f);
    assertThat(next(stock, "c")).containsExactly("a");
    assertThat(next(stock, "b")).isEmpty();
  }

  private static List<Neighbour> randomNeighbours(Random random, String self) {
    Map<String, Neighbour> neighbours = new HashMap<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      String other = "item-" + random.nextInt(ITEMS);
      if (!other.equals(self)) {
        neighbours.put(other, new Neighbour(other, 0.01f + random.nextFloat()));
      }
    }
    return List.copyOf(neighbours.values());
  }

  private static List<String> next(Stock stock, String item) {
    List<String> next = new ArrayList<>();
    for (int slot : stock.graph().next(stock.slot(item)).slots()) {
      next.add(stock.space().item(slot));
    }
    return next;
  }

  private static List<String> inverted(Map<String, List<Neighbour>> before, String earlier) {
    Map<String, Float> later = new HashMap<>();
    before.forEach(
        (item, neighbours) ->
            neighbours.stream()
                .filter(neighbour -> neighbour.getItem().equals(earlier))
                .forEach(neighbour -> later.put(item, neighbour.getWeight())));
    return later.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void accept(Stock stock, String item, long second, String before, float weight) {
    ItemRecords.accept(
        stock.graphs,
        new ItemKey("default", item),
        new ItemNeighbours(
            Events.OPENING.plusSeconds(second), List.of(new Neighbour(before, weight)), List.of()));
  }

  @Test
  void shouldLeaveOutItemsThatNobodySellsBeyondABound() {
    Stock stock = new Stock(with(ItemLimits.defaults().halfLife(), 2));
    stock.standing("invented-1", 0, 1, 1);
    stock.neighbours("invented-1", List.of(new Neighbour("invented-2", 1f)), List.of());

    stock.standing("invented-3", 0, 1, 1);
    stock.neighbours("invented-2", List.of(new Neighbour("invented-4", 1f)), List.of());

    assertThat(stock.space().size()).isEqualTo(2);
    assertThat(stock.graph().before(stock.slot("invented-2")).size()).isZero();
    assertThat(stock.graphs.leftOut()).isEqualTo(2);

    stock.put("sold", "a silver ring");
    stock.neighbours("sold", List.of(new Neighbour("invented-1", 1f)), List.of());

    assertThat(stock.graph().before(stock.slot("sold")).slots())
        .containsExactly(stock.slot("invented-1"));
  }

  private static PersonalizationSettings forgettingAfter(Duration halfLife) {
    return with(halfLife, ItemLimits.defaults().uncatalogued());
  }

  private static PersonalizationSettings with(Duration halfLife, int uncatalogued) {
    var limits = ItemLimits.defaults();
    return PersonalizationSettings.defaults()
        .with(
            new ItemLimits(
                limits.signature(),
                limits.neighbours(),
                limits.published(),
                halfLife,
                limits.trendHalfLife(),
                limits.publishEvery(),
                uncatalogued));
  }
}
