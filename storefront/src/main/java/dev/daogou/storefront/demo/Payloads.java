package dev.daogou.storefront.demo;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.Wish;
import dev.daogou.storefront.catalogue.ShopItem;
import dev.daogou.storefront.simulator.Act;
import org.jspecify.annotations.Nullable;

/** Acts of simulated shoppers as payloads of events. */
final class Payloads {
  private Payloads() {}

  /**
   * @param recommendationId the list that led here, or null
   */
  static Object of(Act act, @Nullable String recommendationId) {
    return switch (act) {
      case Act.Searches search -> new Search(search.query(), null);
      case Act.Views view -> new ItemView(view.item().id(), recommendationId);
      case Act.AddsToCart add ->
          new CartAdd(add.item().id(), 1, add.item().price(), recommendationId);
      case Act.RemovesFromCart remove -> new CartRemove(remove.item().id(), 1);
      case Act.Wishes wish -> new Wish(wish.item().id(), false);
      case Act.Orders order ->
          new OrderPlaced(
              order.order(),
              order.items().stream().map(i -> new OrderLine(i.id(), 1, i.price())).toList(),
              ShopItem.CURRENCY);
      case Act.Cancels cancel ->
          new OrderReversed(
              cancel.order(), cancel.items().stream().map(ShopItem::id).toList(), "cancelled");
      case Act.Rates rating -> new Rating(rating.item().id(), (float) rating.stars());
    };
  }
}
