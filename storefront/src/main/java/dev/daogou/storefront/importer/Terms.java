package dev.daogou.storefront.importer;

import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.storefront.replay.Excerpt;
import dev.daogou.storefront.replay.ItemReading;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all items of an import.
 *
 * @param tenant whose shop
 * @param currency of prices that name none, or null
 * @param language of items that name none, or null
 * @param offers whether only prices and availability are taken over
 */
public record Terms(
    String tenant, @Nullable String currency, @Nullable String language, boolean offers) {

  /** Hands over an item as it was read, or says what is wrong with it. */
  void settle(long line, String item, ItemReading reading, ItemSink sink) {
    if (!Ids.isValid(item)) {
      String start = Excerpt.of(item);
      sink.unusable(line, start, "the id must be 1 to 200 characters, not '" + start + "'");
      return;
    }
    switch (reading) {
      case ItemReading.Change(Object change) ->
          sink.item(line, new CatalogueUpdate(tenant, item, completed(change)));
      case ItemReading.Unusable(String why) -> sink.unusable(line, item, why);
    }
  }

  private Object completed(Object change) {
    switch (change) {
      case CatalogueItem item -> {
        item.setLanguage(item.getLanguage() == null ? language : item.getLanguage());
        item.setCurrency(currencyOf(item.getPrice(), item.getCurrency()));
      }
      case OfferUpdate offer ->
          offer.setCurrency(currencyOf(offer.getPrice(), offer.getCurrency()));
      default -> {
        return change;
      }
    }
    return change;
  }

  private @Nullable String currencyOf(@Nullable Double price, @Nullable String named) {
    return named == null && price != null ? currency : named;
  }
}
