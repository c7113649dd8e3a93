package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.serving.filter.Boost;
import dev.daogou.serving.filter.Filters;
import dev.daogou.serving.filter.ItemFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrangementTest {
  private static final int ITEMS = 60;

  private final InMemoryShop shop = new InMemoryShop();
  private final List<Pick> picks = new ArrayList<>();

  @BeforeEach
  void fill() {
    for (int i = 0; i < ITEMS; i++) {
      shop.put("i" + i, i % 4 == 3 ? "Aurum" : "Other", i, "c" + i % 5);
    }
    for (int i = 0; i < ITEMS; i++) {
      picks.add(new Pick("i" + i, shop.space().slot("i" + i), 1f / (1 + i), "similar", null));
    }
  }

  @Test
  void shouldKeepTheOrderWhereNothingElseIsAsked() {
    assertThat(arranged(List.of(), 0, 10)).isEqualTo(picks.subList(0, 10));
  }

  @Test
  void shouldMoveUpWhatIsBoosted() {
    List<Boost> boosts = Boost.parse(List.of("brand == 'Aurum':100"), new Filters());

    List<Pick> order = arranged(boosts, 0, ITEMS);

    assertThat(order.subList(0, 15)).allMatch(pick -> card(pick).brand().equals("Aurum"));
    assertThat(order.subList(0, 3)).containsExactly(picks.get(3), picks.get(7), picks.get(11));
    assertThat(order.subList(15, ITEMS)).allMatch(pick -> card(pick).brand().equals("Other"));
  }

  @Test
  void shouldMoveUpOnlyAsFarAsTheFactorSays() {
    List<Boost> boosts = List.of(new Boost(card -> card.item().equals("i40"), 1.5));

    List<Pick> order = arranged(boosts, 0, ITEMS);

    // Its merit of a third times one and a half is that of the item in the middle.
    assertThat(order.indexOf(picks.get(40))).isBetween(29, 31);
  }

  @Test
  void shouldBeAsDiverseAsASlowReference() {
    Random random = new Random(9);
    for (int run = 0; run < 40; run++) {
      double diversity = 0.05 + 0.95 * random.nextDouble();
      int limit = 1 + random.nextInt(ITEMS);

      assertThat(arranged(List.of(), diversity, limit)).isEqualTo(slowly(diversity, limit));
    }
  }

  @Test
  void shouldShowLessLikeItemsTheMoreDiversityIsAsked() {
    double none = likeness(arranged(List.of(), 0, 10));
    double some = likeness(arranged(List.of(), 0.3, 10));
    double much = likeness(arranged(List.of(), 1, 10));

    assertThat(some).isLessThan(none);
    assertThat(much).isLessThan(some);
  }

  private List<Pick> slowly(double diversity, int limit) {
    List<Pick> order = new ArrayList<>();
    while (order.size() < limit) {
      Pick best = null;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < ITEMS; i++) {
        Pick pick = picks.get(i);
        double nearest = 0;
        for (Pick before : order) {
          nearest = Math.max(nearest, Vectors.dot(content(pick), content(before)));
        }
        double value = (1 - diversity) * (1 - (double) i / ITEMS) - diversity * nearest;
        if (!order.contains(pick) && value > highest) {
          best = pick;
          highest = value;
        }
      }
      order.add(best);
    }
    return order;
  }

  private double likeness(List<Pick> order) {
    double sum = 0;
    for (Pick one : order) {
      for (Pick other : order) {
        sum += one == other ? 0 : Vectors.dot(content(one), content(other));
      }
    }
    return sum;
  }

  private float[] content(Pick pick) {
    return ItemNeighbourhood.content(shop.space(), pick.slot());
  }

  private ItemCard card(Pick pick) {
    return shop.space().card(pick.slot());
  }

  private List<Pick> arranged(List<Boost> boosts, double diversity, int limit) {
    Wishes wishes =
        new Wishes(
            Placement.FOR_YOU,
            limit,
            ItemFilter.ALL,
            boosts,
            diversity,
            Set.of(),
            List.of(),
            null,
            Window.DAY,
            PageToken.first(0),
            Fields.USUAL,
            "");
    return Arrangement.of(picks, wishes, shop.space());
  }
}
