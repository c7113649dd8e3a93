package dev.daogou.bench;

import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topic;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.catalogue.ShopItem;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A large catalogue with words: the demo's items in many editions, each with a title, a
 * description, a category path, a brand, a price and attributes of its own. The same in every run.
 */
final class ShopCatalogue {
  private static final String[] EDITIONS =
      """
      amber arctic autumn azure basalt birch bronze canyon cedar cobalt copper coral crimson
      desert dune ember fern fjord frost garnet glacier harbour heather indigo iris ivory
      jasmine juniper lagoon lilac linen lotus maple marble meadow midnight mist moss ocean
      olive onyx opal orchid pearl pine prairie quartz raven river saffron sage sand sierra
      slate solar spruce terra thistle tundra velvet willow winter"""
          .split("\\s+");

  private final List<ShopItem> bases = DemoCatalogue.compose().items();
  private final int items;

  ShopCatalogue(int items) {
    this.items = items;
  }

  int items() {
    return items;
  }

  /**
   * Items of one topic are editions of the same thing; an item's topic is its number modulo this.
   */
  int topics() {
    return bases.size();
  }

  static String id(int number) {
    return "i" + number;
  }

  /** One item. */
  CatalogueItem item(int number) {
    ShopItem base = bases.get(number % bases.size());
    Random random = new Random(number);
    String edition =
        EDITIONS[random.nextInt(EDITIONS.length)] + " " + EDITIONS[random.nextInt(EDITIONS.length)];
    return CatalogueItem.newBuilder()
        .setTitle(base.title().en() + ", " + edition)
        .setDescription(base.description().en())
        .setLanguage("en")
        .setCategoryPath(base.categoryPath())
        .setBrand(base.brand())
        .setPrice(Math.round(100 * base.price() * (0.5 + random.nextDouble())) / 100.0)
        .setCurrency(ShopItem.CURRENCY)
        .setAttributes(base.attributes())
        .build();
  }

  /** Sends all of it and returns when Kafka has it. */
  void send(String bootstrapServers, Topic<ItemKey, CatalogueUpdate> topic) {
    try (Feed<ItemKey, CatalogueUpdate> feed = new Feed<>(bootstrapServers, topic)) {
      IntStream.range(0, items)
          .forEach(
              number ->
                  feed.send(
                      new ItemKey(Tenants.DEFAULT, id(number)),
                      new CatalogueUpdate(Tenants.DEFAULT, id(number), item(number))));
    }
  }
}
