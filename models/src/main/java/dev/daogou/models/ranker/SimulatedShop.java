package dev.daogou.models.ranker;

import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.catalogue.ShopItem;
import dev.daogou.storefront.service.Events;
import dev.daogou.storefront.simulator.Act;
import dev.daogou.storefront.simulator.Habits;
import dev.daogou.storefront.simulator.Shoppers;
import dev.daogou.storefront.simulator.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The storefront's demo shop with its simulated shoppers, as a log. */
public final class SimulatedShop {
  private static final Duration THINK = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofHours(20);
  private static final Duration HURRIED_THINK = Duration.ofSeconds(2);
  private static final Duration HURRIED_PAUSE = Duration.ofSeconds(8);
  private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

  private SimulatedShop() {}

  /**
   * Simulates.
   *
   * @param shoppers how many there are
   * @param events how many to take
   */
  public static Shop of(int shoppers, int events, long seed) {
    return of(shoppers, events, seed, THINK, PAUSE);
  }

  /** The same in its first minutes, with shoppers in a hurry, as the demo plays it. */
  public static Shop opening(int shoppers, int events, long seed) {
    return of(shoppers, events, seed, HURRIED_THINK, HURRIED_PAUSE);
  }

  private static Shop of(int shoppers, int events, long seed, Duration think, Duration pause) {
    DemoCatalogue catalogue = DemoCatalogue.compose();
    Traffic traffic =
        new Traffic(Shoppers.draw(shoppers, catalogue, Habits.usual(), seed), think, pause, seed);
    List<StorefrontEvent> log = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      Traffic.Moment moment = traffic.next();
      log.add(
          Events.live(
              "event-" + i,
              moment.shopper().id(),
              moment.session(),
              START.plusMillis(moment.atMillis()),
              payload(moment.act())));
    }
    Map<String, CatalogueItem> items = new LinkedHashMap<>();
    catalogue.items().forEach(item -> items.put(item.id(), record(item)));
    return new Shop("demo shop, seed " + seed, items, log);
  }

  private static Object payload(Act act) {
    return switch (act) {
      case Act.Searches(String query) -> new Search(query, null);
      case Act.Views view -> new ItemView(view.item().id(), null);
      case Act.AddsToCart(ShopItem item) -> new CartAdd(item.id(), 1, item.price(), null);
      case Act.RemovesFromCart(ShopItem item) -> new CartRemove(item.id(), 1);
      case Act.Wishes(ShopItem item) -> new Wish(item.id(), false);
      case Act.Orders order ->
          new OrderPlaced(
              order.order(),
              order.items().stream()
                  .map(item -> new OrderLine(item.id(), 1, item.price()))
                  .toList(),
              ShopItem.CURRENCY);
      case Act.Cancels cancel ->
          new OrderReversed(
              cancel.order(), cancel.items().stream().map(ShopItem::id).toList(), "cancelled");
      case Act.Rates(ShopItem item, int stars) -> new Rating(item.id(), (float) stars);
    };
  }

  private static CatalogueItem record(ShopItem item) {
    return CatalogueItem.newBuilder()
        .setTitle(item.title().en())
        .setDescription(item.description().en())
        .setLanguage("en")
        .setTranslations(Map.of("zh", new ItemText(item.title().zh(), item.description().zh())))
        .setCategoryPath(item.categoryPath())
        .setBrand(item.brand())
        .setPrice(item.price())
        .setCurrency(ShopItem.CURRENCY)
        .setAttributes(new TreeMap<>(item.attributes()))
        .setAvailability(Availability.IN_STOCK)
        .build();
  }
}
