package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.List;

/** One thing that a simulated shopper does in a visit. */
public sealed interface Act {
  /** Types words into the search box. */
  record Searches(String query) implements Act {}

  /**
   * Opens a product page.
   *
   * @param item what was chosen, from taste and intent alone
   * @param oracle the ids that were most probable at this moment, best first
   */
  record Views(ShopItem item, List<String> oracle) implements Act {}

  /** Puts an item into the cart. */
  record AddsToCart(ShopItem item) implements Act {}

  /** Takes an item out of the cart. */
  record RemovesFromCart(ShopItem item) implements Act {}

  /** Puts an item on the wish list. */
  record Wishes(ShopItem item) implements Act {}

  /** Orders what is in the cart. */
  record Orders(String order, List<ShopItem> items) implements Act {
    public Orders {
      items = List.copyOf(items);
    }
  }

  /** Cancels an order, or the named items of it. */
  record Cancels(String order, List<ShopItem> items) implements Act {
    public Cancels {
      items = List.copyOf(items);
    }
  }

  /** Rates a bought item from 1 to 5. */
  record Rates(ShopItem item, int stars) implements Act {}
}
