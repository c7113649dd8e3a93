package dev.daogou.storefront.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.storefront.catalogue.CatalogueJson;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.service.Answer;
import dev.daogou.storefront.service.Shop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends the demo catalogue to the service. */
final class CatalogueLoading {
  private static final int BATCH = 100;
  private static final int ATTEMPTS = 30;

  private CatalogueLoading() {}

  /** Sends every item; gives what went wrong, if anything did. */
  static Optional<String> load(DemoCatalogue catalogue, Shop shop) throws InterruptedException {
    List<ObjectNode> items = catalogue.items().stream().map(CatalogueJson::of).toList();
    for (int from = 0; from < items.size(); from += BATCH) {
      List<ObjectNode> batch = items.subList(from, Math.min(from + BATCH, items.size()));
      Optional<String> failure = send(batch, shop);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> send(List<ObjectNode> batch, Shop shop)
      throws InterruptedException {
    String last = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (shop.sendItems(batch)) {
        case Answer.Ok ok -> {
          int rejected = ok.body().path("rejected").asInt();
          return rejected == 0 ? Optional.empty() : Optional.of(ok.body().toString());
        }
        case Answer.Busy busy -> {
          last = busy.detail();
          TimeUnit.MILLISECONDS.sleep(busy.retryAfter().toMillis());
        }
        case Answer.Unreachable gone -> {
          last = gone.detail();
          TimeUnit.SECONDS.sleep(1);
        }
        case Answer.Refused refused -> {
          return Optional.of(refused.status() + " " + refused.detail());
        }
        case Answer.TooLarge large -> {
          return Optional.of("413 " + large.detail());
        }
      }
    }
    return Optional.of("gave up after " + ATTEMPTS + " attempts: " + last);
  }
}
