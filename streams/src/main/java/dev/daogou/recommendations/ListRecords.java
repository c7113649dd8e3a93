package dev.daogou.recommendations;

import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.schemas.BoughtItem;
import dev.daogou.schemas.Reason;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.ViewedItem;
import java.time.Instant;
import java.util.List;

/** Lists in the words of the contract. */
final class ListRecords {
  private ListRecords() {}

  static List<RecommendedItem> items(List<ListItem> items) {
    return items.stream()
        .map(
            each ->
                new RecommendedItem(
                    each.item(),
                    each.score(),
                    Reason.valueOf(each.reason().name()),
                    each.because().orElse(null)))
        .toList();
  }

  static List<ViewedItem> viewed(ShopperHistory history) {
    return history.viewed().stream()
        .map(each -> new ViewedItem(each.item(), Instant.ofEpochMilli(each.time())))
        .toList();
  }

  static List<BoughtItem> bought(ShopperHistory history) {
    return history.bought().stream()
        .map(each -> new BoughtItem(each.item(), Instant.ofEpochMilli(each.time()), each.orders()))
        .toList();
  }
}
