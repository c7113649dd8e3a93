package dev.daogou.serving.recommend;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.recommender.shopper.ShopperHistory.BoughtItem;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendedItem;
import java.util.List;
import java.util.Optional;

/** What a kept list says of its shopper, without its form on the topic. */
final class ListContext {
  private ListContext() {}

  static ShopperContext of(RecommendationList list) {
    return new ShopperContext(
        list.getRecent(),
        new ShopperHistory(viewed(list), list.getCart(), bought(list)),
        QuantizedVectors.read(list.getShortVector()),
        QuantizedVectors.read(list.getLongVector()),
        list.getBasis().getEventTime().toEpochMilli(),
        list.getItems().stream().map(ListContext::item).toList());
  }

  private static List<ViewedItem> viewed(RecommendationList list) {
    return list.getViewed().stream()
        .map(each -> new ViewedItem(each.getItem(), each.getTime().toEpochMilli()))
        .toList();
  }

  private static List<BoughtItem> bought(RecommendationList list) {
    return list.getBought().stream()
        .map(
            each -> new BoughtItem(each.getItem(), each.getTime().toEpochMilli(), each.getOrders()))
        .toList();
  }

  private static ListItem item(RecommendedItem item) {
    return new ListItem(
        item.getItem(),
        item.getScore(),
        Reason.valueOf(item.getReason().name()),
        Optional.ofNullable(item.getBecause()));
  }
}
