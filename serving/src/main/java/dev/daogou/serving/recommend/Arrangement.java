package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.serving.filter.Boost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts ranked items into the order in which they are shown. An item's merit falls evenly from 1 for
 * the first to 0 after the last, whatever the scale of the scores; boosts multiply it. Diversity is
 * maximal marginal relevance (Carbonell and Goldstein, 1998): each next item is the best by {@code
 * (1 - d) * merit - d * likeness} to the most alike of those before it.
 */
final class Arrangement {
  private final ItemSpace space;
  private final List<Pick> picks;
  private final double[] merits;

  private Arrangement(ItemSpace space, List<Pick> picks, List<Boost> boosts) {
    this.space = space;
    this.picks = picks;
    this.merits = new double[picks.size()];
    for (int i = 0; i < merits.length; i++) {
      merits[i] = (1 - (double) i / merits.length) * factor(picks.get(i), boosts);
    }
  }

  /**
   * The first items in the order to show.
   *
   * @param picks best first
   */
  static List<Pick> of(List<Pick> picks, Wishes wishes, ItemSpace space) {
    int most = Math.min(wishes.limit(), picks.size());
    if (!wishes.reorders()) {
      return picks.subList(0, most);
    }
    var arrangement = new Arrangement(space, picks, wishes.boosts());
    int[] order =
        wishes.diversity() > 0
            ? arrangement.diverse(wishes.diversity(), most)
            : arrangement.byMerit(most);
    return IntStream.of(order).mapToObj(picks::get).toList();
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
    float[][] contents = contents();
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

  private double alike(int one, int other, float[][] contents) {
    if (contents[one] != null && contents[other] != null) {
      return dev.daogou.recommender.vectors.Vectors.dot(contents[one], contents[other]);
    }
    String category = category(picks.get(one));
    return !category.isEmpty() && category.equals(category(picks.get(other))) ? 1 : 0;
  }

  private float[][] contents() {
    return picks.stream()
        .map(
            pick ->
                pick.slot() != ItemSpace.UNKNOWN && space.hasContent(pick.slot())
                    ? ItemNeighbourhood.content(space, pick.slot())
                    : null)
        .toArray(float[][]::new);
  }

  private String category(Pick pick) {
    ItemCard card = card(pick);
    return card == null ? "" : card.leafCategory();
  }

  private double factor(Pick pick, List<Boost> boosts) {
    ItemCard card = card(pick);
    double factor = 1;
    for (Boost boost : boosts) {
      factor *= boost.which().admits(card) ? boost.factor() : 1;
    }
    return factor;
  }

  private ItemCard card(Pick pick) {
    return pick.slot() == ItemSpace.UNKNOWN ? null : space.card(pick.slot());
  }
}
