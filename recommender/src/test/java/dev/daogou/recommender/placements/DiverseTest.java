package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.recommender.vectors.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiverseTest {
  private static final int ITEMS = 60;

  private final SmallShop shop = new SmallShop();
  private final List<PlacedItem> items = new ArrayList<>();

  @BeforeEach
  void fill() {
    Random random = new Random(11);
    for (int i = 0; i < ITEMS; i++) {
      shop.offerAnywhere("i" + i, "c" + i % 4, random);
    }
    for (int i = 0; i < ITEMS; i++) {
      items.add(PlacedItem.of("i" + i, shop.space().slot("i" + i), 1f / (1 + i), Reason.SIMILAR));
    }
  }

  @Test
  void shouldKeepTheOrderWhereNothingElseIsAsked() {
    assertThat(arranged(Optional.empty(), 0, 10)).isEqualTo(items.subList(0, 10));
  }

  @Test
  void shouldMoveUpWhatIsBoosted() {
    List<PlacedItem> order = arranged(boost(card -> isBoosted(card.item()), 100), 0, ITEMS);

    assertThat(order.subList(0, 15)).allMatch(item -> isBoosted(item.item()));
    assertThat(order.subList(0, 3)).containsExactly(items.get(3), items.get(7), items.get(11));
    assertThat(order.subList(15, ITEMS)).noneMatch(item -> isBoosted(item.item()));
  }

  @Test
  void shouldMoveUpOnlyAsFarAsTheFactorSays() {
    List<PlacedItem> order = arranged(boost(card -> card.item().equals("i40"), 1.5), 0, ITEMS);

    // Its merit of a third times one and a half is that of the item in the middle.
    assertThat(order.indexOf(items.get(40))).isBetween(29, 31);
  }

  @Test
  void shouldBeAsDiverseAsASlowReference() {
    Random random = new Random(9);
    for (int run = 0; run < 40; run++) {
      double diversity = 0.05 + 0.95 * random.nextDouble();
      int limit = 1 + random.nextInt(ITEMS);

      assertThat(arranged(Optional.empty(), diversity, limit)).isEqualTo(slowly(diversity, limit));
    }
  }

  @Test
  void shouldShowLessLikeItemsTheMoreDiversityIsAsked() {
    double none = likeness(arranged(Optional.empty(), 0, 10));
    double some = likeness(arranged(Optional.empty(), 0.3, 10));
    double much = likeness(arranged(Optional.empty(), 1, 10));

    assertThat(some).isLessThan(none);
    assertThat(much).isLessThan(some);
  }

  private List<PlacedItem> slowly(double diversity, int limit) {
    List<PlacedItem> order = new ArrayList<>();
    while (order.size() < limit) {
      PlacedItem best = null;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < ITEMS; i++) {
        PlacedItem item = items.get(i);
        double nearest = 0;
        for (PlacedItem before : order) {
          nearest = Math.max(nearest, Vectors.dot(content(item), content(before)));
        }
        double value = (1 - diversity) * (1 - (double) i / ITEMS) - diversity * nearest;
        if (!order.contains(item) && value > highest) {
          best = item;
          highest = value;
        }
      }
      order.add(best);
    }
    return order;
  }

  private double likeness(List<PlacedItem> order) {
    double sum = 0;
    for (PlacedItem one : order) {
      for (PlacedItem other : order) {
        sum += one == other ? 0 : Vectors.dot(content(one), content(other));
      }
    }
    return sum;
  }

  private float[] content(PlacedItem item) {
    return ItemContent.of(shop.space(), item.slot()).orElseThrow();
  }

  private static boolean isBoosted(String item) {
    return Integer.parseInt(item.substring(1)) % 4 == 3;
  }

  private static Optional<ToDoubleFunction<Optional<ItemCard>>> boost(
      Predicate<ItemCard> which, double factor) {
    return Optional.of(card -> card.filter(which).isPresent() ? factor : 1);
  }

  private List<PlacedItem> arranged(
      Optional<ToDoubleFunction<Optional<ItemCard>>> boost, double diversity, int limit) {
    return new Diverse(diversity).arrange(Merits.of(items, boost, shop.space()), limit);
  }
}
