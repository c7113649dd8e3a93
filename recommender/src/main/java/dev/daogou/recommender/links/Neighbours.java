package dev.daogou.recommender.links;

import java.util.List;

/**
 * The strongest neighbours of an item, the strongest first.
 *
 * @param clock event time to which the weights are decayed, epoch milliseconds
 * @param before seen shortly before it in the same session: from each of them the item is a next
 *     step
 * @param boughtWith items of the same orders
 */
public record Neighbours(long clock, List<Neighbour> before, List<Neighbour> boughtWith) {
  public Neighbours {
    before = List.copyOf(before);
    boughtWith = List.copyOf(boughtWith);
  }
}
