package dev.daogou.recommender.placements;

import dev.daogou.recommender.vectors.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, 1998): each next item is the best by {@code
 * (1 - d) * merit - d * likeness} to the most alike of those before it.
 *
 * @param degree from 0, as ranked, to 1, as unlike each other as can be
 */
public record Diverse(double degree) implements Arrangement {

  @Override
  public int needed(int limit) {
    return degree > 0 ? PlacementRanking.STOCK : limit;
  }

  @Override
  public List<PlacedItem> arrange(Merits items, int limit) {
    int most = Math.min(limit, items.size());
    IntStream order =
        degree > 0 ? IntStream.of(diverse(items, most)) : items.worthiestFirst().limit(most);
    return order.mapToObj(items::item).toList();
  }

  private int[] diverse(Merits items, int most) {
    List<Optional<float[]>> contents =
        IntStream.range(0, items.size())
            .mapToObj(place -> ItemContent.of(items.space(), items.item(place).slot()))
            .toList();
    double[] likeness = new double[items.size()];
    List<Integer> left = new ArrayList<>(IntStream.range(0, items.size()).boxed().toList());
    int[] order = new int[most];
    for (int place = 0; place < most; place++) {
      int best = left.getFirst();
      for (int other : left) {
        if (value(items.of(other), likeness[other]) > value(items.of(best), likeness[best])) {
          best = other;
        }
      }
      order[place] = best;
      left.remove((Integer) best);
      for (int other : left) {
        likeness[other] = Math.max(likeness[other], alike(best, other, contents, items));
      }
    }
    return order;
  }

  private double value(double merit, double likeness) {
    return (1 - degree) * merit - degree * likeness;
  }

  private static double alike(int one, int other, List<Optional<float[]>> contents, Merits items) {
    if (contents.get(one).isPresent() && contents.get(other).isPresent()) {
      return Vectors.dot(contents.get(one).get(), contents.get(other).get());
    }
    String category = items.category(one);
    return !category.isEmpty() && category.equals(items.category(other)) ? 1 : 0;
  }
}
