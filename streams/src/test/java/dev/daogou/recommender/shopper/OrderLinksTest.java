package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLinksTest {
  private static final long ARRIVAL = Events.OPENING.toEpochMilli() + 86_400_000;

  private final Stock stock = new Stock();
  private final ProfileUpdates updates = new ProfileUpdates(stock.settings.shopper());
  private final Profile profile = new Profile();
  private final Map<String, Float> links = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 25, 40})
  void shouldTakeBackExactlyWhatWasAddedLineByLine(int lines) {
    Random random = new Random(lines);
    List<String> items = new ArrayList<>(items(lines));
    learn(Events.order("ann", "o1", 0, items.toArray(String[]::new)));
    Collections.shuffle(items, random);

    while (!items.isEmpty()) {
      List<String> some = items.subList(0, 1 + random.nextInt(items.size()));
      learn(Events.reversal("ann", "o1", 100, some.toArray(String[]::new)));
      some.clear();
      assertThat(links.keySet()).allMatch(pair -> items.containsAll(List.of(pair.split("\\+"))));
    }

    assertThat(links).isEmpty();
    assertThat(counts).isEmpty();
    assertThat(profile.interactions()).isEmpty();
  }

  @Test
  void shouldTakeBackAnOrderThatWasSentTwice() {
    learn(Events.order("ann", "o1", 0, "a", "b", "c"));
    learn(Events.order("ann", "o1", 5, "a", "b", "c"));

    learn(Events.reversal("ann", "o1", 100, "b"));
    learn(Events.reversal("ann", "o1", 200));

    assertThat(links).isEmpty();
    assertThat(counts).isEmpty();
  }

  @Test
  void shouldLinkEveryPairOnceInEachDirection() {
    learn(Events.order("ann", "o1", 0, "a", "b", "c"));

    assertThat(links.keySet()).containsExactlyInAnyOrder("a+b", "b+a", "a+c", "c+a", "b+c", "c+b");
    assertThat(links.values()).containsOnly(1f);
  }

  @Test
  void shouldCountButNotLinkTheLinesOfAWholesaler() {
    learn(Events.order("ann", "o1", 0, items(40).toArray(String[]::new)));

    assertThat(counts).hasSize(40);
    assertThat(links).hasSize(OrderLinks.MOST_LINES * (OrderLinks.MOST_LINES - 1));
  }

  @Test
  void shouldTakeSeveralLinesOfOneItemTogether() {
    learn(Events.order("ann", "o1", 0, "a", "b", "a"));

    assertThat(counts).containsOnly(Map.entry("a", 1), Map.entry("b", 1));
    assertThat(profile.interactions().getFirst().amount()).isEqualTo(2f);
  }

  private void learn(StorefrontEvent event) {
    for (ItemInteraction effect :
        updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space()).effects()) {
      add(counts, effect.item(), effect.count(), Integer::sum);
      effect
          .boughtWith()
          .forEach(
              link -> add(links, effect.item() + "+" + link.item(), link.weight(), Float::sum));
    }
  }

  private static <N extends Number> void add(
      Map<String, N> sums, String key, N value, java.util.function.BinaryOperator<N> sum) {
    sums.merge(key, value, sum);
    sums.values().removeIf(total -> total.doubleValue() == 0);
  }

  private static List<String> items(int count) {
    return IntStream.range(0, count).mapToObj(i -> "item-" + i).toList();
  }
}
