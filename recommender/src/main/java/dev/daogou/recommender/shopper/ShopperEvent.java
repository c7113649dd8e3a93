package dev.daogou.recommender.shopper;

import java.util.List;
import java.util.Optional;

/**
 * One event of a shopper, in the words of the recommender: what the shopper did, and when.
 *
 * @param id of the event; the same event that comes again has the same id
 * @param time epoch milliseconds, as the shop's clock says
 * @param session its name, where the shop names sessions
 * @param action what was done
 * @param context what stood around it, where the event tells of it
 */
public record ShopperEvent(
    String id, long time, Optional<String> session, Action action, Optional<ContextKinds> context) {

  /** What a shopper does. */
  public sealed interface Action {
    /** Looked at an item. */
    record View(String item) implements Action {}

    /** Followed an item of a list. */
    record Click(String item) implements Action {}

    record CartAdd(String item) implements Action {}

    record CartRemove(String item) implements Action {}

    record Wish(String item) implements Action {}

    /** Took an item off the wish list. */
    record Unwish(String item) implements Action {}

    record Rate(String item, float stars) implements Action {}

    /** Looked for something in words. */
    record Search(String query) implements Action {}

    /** Told the guide something. */
    record GuideTurn(String text) implements Action {}

    /**
     * @param order its number
     */
    record Order(String order, List<Line> lines) implements Action {
      public Order {
        lines = List.copyOf(lines);
      }
    }

    /**
     * @param order whose lines are taken back
     * @param items of those lines; empty where the whole order is
     */
    record Reverse(String order, List<String> items) implements Action {
      public Reverse {
        items = List.copyOf(items);
      }
    }

    /** Was shown a list. */
    record Shown(List<String> items) implements Action {
      public Shown {
        items = List.copyOf(items);
      }
    }

    /** What says nothing of any item. */
    record Nothing() implements Action {}
  }

  /** A line of an order. */
  public record Line(String item, int pieces) {}
}
