package dev.daogou.recommender.links;

import java.util.List;

/**
 * What one event says of one item: with the few items around it. Taking back is the same record
 * with its signs turned.
 *
 * @param item whose state changes
 * @param time event time, epoch milliseconds
 * @param weight what is added to its popularity
 * @param count interactions added: 1, -1, or 0 for a record that only brings links
 * @param before items seen shortly before it in the same session
 * @param boughtWith other lines of the same order
 */
public record ItemInteraction(
    String item, long time, float weight, int count, List<Link> before, List<Link> boughtWith) {
  public ItemInteraction {
    before = List.copyOf(before);
    boughtWith = List.copyOf(boughtWith);
  }

  /**
   * A neighbouring item.
   *
   * @param item its id
   * @param weight what is added to the link; below 0 it is taken back
   */
  public record Link(String item, float weight) {}
}
