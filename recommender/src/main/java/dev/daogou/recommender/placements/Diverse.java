package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Puts ranked items into the order in which they are shown. An item's merit falls evenly from 1 for
 * the first to 0 after the last, whatever the scale of the scores; a boost multiplies it. Diversity
 * is maximal marginal relevance (Carbonell and Goldstein, 1998): each next item is the best by
 * {@code (1 - d) * merit - d * likeness} to the most alike of those before it.
 */
final class Arrangement {
  private final ItemSpace space;
  private final List<PlacedItem> items;
  private final double[] merits;

  private Arrangement(
      ItemSpace space,
      List<PlacedItem> items,
      Optional<ToDoubleFunction<Optional<ItemCard>>> boost) {
    this.space = space;
    this.items = items;
    this.merits = new double[items.size()];
    for (int i = 0; i < merits.length; i++) {
      Optional<ItemCard> card = card(items.get(i));
      double factor = boost.map(any -> any.applyAsDouble(card)).orElse(1.0);
      merits[i] = (1 - (double) i / merits.length) * factor;
    }
  }

  /**
   * The first items in the order to show.
   *
   * @param items best first
   */
  static List<PlacedItem> of(
      List<PlacedItem> items,
      Optional<ToDoubleFunction<Optional<ItemCard>>> boost,
      double diversity,
      int limit,
      ItemSpace space) {
    int most = Math.min(limit, items.size());
    var arrangement = new Arrangement(space, items, boost);
    int[] order = diversity > 0 ? arrangement.diverse(diversity, most) : arrangement.byMerit(most);
    return IntStream.of(order).mapToObj(items::get).toList();
  }

  private int[] byMerit(int most) {
    return IntStream.range(0, merits.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -merits[i]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] diverse(double diversity, int most) {
    List<Optional<float[]>> contents =
        items.stream().map(item -> ItemContent.of(space, item.slot())).toList();
    double[] likeness = new double[merits.length];
    List<Integer> left = new ArrayList<>(IntStream.range(0, merits.length).boxed().toList());
    int[] order = new int[most];
    for (int place = 0; place < most; place++) {
      int best = left.getFirst();
      for (int other : left) {
        if (value(other, diversity, likeness) > value(best, diversity, likeness)) {
          best = other;
        }
      }
      order[place] = best;
      left.remove((Integer) best);
      for (int other : left) {
        likeness[other] = Math.max(likeness[other], alike(best, other, contents));
      }
    }
    return order;
  }

  private double value(int index, double diversity, double[] likeness) {
    return (1 - diversity) * merits[index] - diversity * likeness[index];
  }

  private double alike(int one, int other, List<Optional<float[]>> contents) {
    if (contents.get(one).isPresent() && contents.get(other).isPresent()) {
      return Vectors.dot(contents.get(one).get(), contents.get(other).get());
    }
    String category = category(items.get(one));
    return !category.isEmpty() && category.equals(category(items.get(other))) ? 1 : 0;
  }

  private String category(PlacedItem item) {
    return card(item).map(ItemCard::leafCategory).orElse("");
  }

  private Optional<ItemCard> card(PlacedItem item) {
    return ItemCollector.card(space, item.slot());
  }
}
