package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ranking on read against one that is slow and obvious. */
class BlendedRankingTest {
  private static final int ITEMS = 120;
  private static final Placement BLEND =
      Placement.of(
          "blend",
          "",
          Stage.blend(
              StartingPoint.RECENT,
              PlacementSource.NEXT,
              PlacementSource.BEFORE,
              PlacementSource.BOUGHT,
              PlacementSource.SIMILAR,
              PlacementSource.TASTE,
              PlacementSource.TREND));

  private final SmallShop shop = new SmallShop();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldRankAsASlowReferenceDoes(long seed) {
    Random random = new Random(seed);
    fill(random);
    for (int run = 0; run < 20; run++) {
      List<String> visit =
          random.ints(1 + random.nextInt(6), 0, ITEMS).mapToObj(i -> "i" + i).toList();
      ShopperContext shopper = ShopperContext.ofVisit(visit, shop.space(), 0);

      List<PlacedItem> fast =
          PlacementRanking.rank(BLEND, shop.graph(), shopper, PlacementRequest.of(List.of(), ITEMS))
              .items();

      List<Map.Entry<Integer, Double>> slow = slowly(shopper);
      assertThat(fast).hasSameSizeAs(slow);
      for (int i = 0; i < slow.size(); i++) {
        // Sums of the same numbers in another order may differ in the last digits.
        assertThat((double) fast.get(i).score().orElseThrow())
            .isCloseTo(slow.get(i).getValue(), Offset.offset(1e-5));
      }
      Map<Integer, Double> scores = new HashMap<>();
      slow.forEach(each -> scores.put(each.getKey(), each.getValue()));
      for (PlacedItem item : fast) {
        assertThat((double) item.score().orElseThrow())
            .isCloseTo(scores.get(item.slot()), Offset.offset(1e-5));
      }
    }
  }

  private void fill(Random random) {
    for (int i = 0; i < ITEMS; i++) {
      shop.offerAnywhere("i" + i, "c", random);
    }
    for (int i = 0; i < 3 * ITEMS; i++) {
      shop.follows(any(random), 0.1f + random.nextFloat(), any(random));
      shop.boughtTogether(any(random), 0.1f + random.nextFloat(), any(random));
    }
    for (int i = 0; i < ITEMS; i++) {
      shop.standing("i" + i, random.nextFloat(), random.nextFloat(), random.nextFloat());
    }
  }

  private static String any(Random random) {
    return "i" + random.nextInt(ITEMS);
  }

  private List<Map.Entry<Integer, Double>> slowly(ShopperContext shopper) {
    ItemGraph graph = shop.graph();
    ItemSpace space = shop.space();
    Map<Integer, Double> next = new HashMap<>();
    Map<Integer, Double> before = new HashMap<>();
    Map<Integer, Double> bought = new HashMap<>();
    for (int i = 0; i < shopper.recent().size(); i++) {
      int slot = space.slot(shopper.recent().get(i));
      double step = Math.pow(0.75, i);
      add(next, graph.next(slot), step);
      add(before, graph.before(slot), step);
      add(bought, graph.boughtWith(slot), step);
    }
    // The shop is so small that every item is among the nearest.
    Set<Integer> candidates = new HashSet<>();
    for (int slot = 0; slot < ITEMS; slot++) {
      candidates.add(slot);
    }
    Hits trend = graph.trending().overall();
    List<Map.Entry<Integer, Double>> all = new ArrayList<>();
    for (int slot : candidates) {
      double score =
          PlacementSource.NEXT.weight() * share(next, slot)
              + PlacementSource.BEFORE.weight() * share(before, slot)
              + PlacementSource.BOUGHT.weight() * bought.getOrDefault(slot, 0.0)
              + PlacementSource.SIMILAR.weight()
                  * near(slot, shopper.shortContent(space).orElseThrow())
              + PlacementSource.TASTE.weight()
                  * near(slot, shopper.longContent(space).orElseThrow())
              + PlacementSource.TREND.weight() * popular(trend, slot);
      all.add(Map.entry(slot, score));
    }
    all.sort(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()));
    return all;
  }

  private static void add(Map<Integer, Double> sums, Links links, double step) {
    for (int i = 0; i < links.size(); i++) {
      sums.merge(links.slots()[i], step * links.weights()[i] / links.total(), Double::sum);
    }
  }

  private static double share(Map<Integer, Double> sums, int slot) {
    double highest = sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return sums.getOrDefault(slot, 0.0) / highest;
  }

  private double near(int slot, float[] content) {
    float[] own = new float[content.length];
    shop.space().matrix().copy(slot, 0, own, 0, own.length);
    double cosine = Math.max(0, Vectors.dot(own, content));
    return cosine * cosine;
  }

  private static double popular(Hits trend, int slot) {
    for (int i = 0; i < trend.size(); i++) {
      if (trend.ids()[i] == slot) {
        return 0.5 * (trend.scores()[i] / trend.scores()[0] + 1.0 / (1 + i));
      }
    }
    return 0;
  }
}
