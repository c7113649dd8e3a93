package dev.daogou.outcomes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as it was shown, with what the shopper made of it: an example to learn ranking from.
 *
 * @param tenant whose shop
 * @param recommendationId the list
 * @param shopper who saw it
 * @param placement where it was first shown
 * @param model that ranked it; null where the blend did, or where it is not known
 * @param shownAt first impression
 * @param live whether all of it happened now rather than in a replay
 * @param items that were shown, by position
 */
public record LabelledImpression(
    String tenant,
    String recommendationId,
    String shopper,
    @Nullable String placement,
    @Nullable String model,
    Instant shownAt,
    boolean live,
    List<Item> items) {
  public LabelledImpression {
    items = List.copyOf(items);
  }

  /**
   * One item that was shown.
   *
   * @param item its id
   * @param position place in the list, from 0
   * @param clicked whether it was clicked
   * @param carted whether it was put into the cart from this list
   * @param bought whether an order is credited to it, and stands
   */
  public record Item(String item, int position, boolean clicked, boolean carted, boolean bought) {}
}
