package dev.daogou.storefront.demo;

import dev.daogou.schemas.ItemView;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.service.Events;
import dev.daogou.storefront.service.Shop;
import dev.daogou.storefront.service.Shop.Read;
import dev.daogou.storefront.service.Shop.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tries the way from a click to a list before shoppers come in, until it is as quick as it will be:
 * topics that have just been made, first transactions and code that nobody has run yet belong to
 * the start, not to the shoppers.
 */
final class Opening {
  private static final int QUICK_IN_A_ROW = 20;
  private static final Duration QUICK = Duration.ofMillis(60);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int LIST = 20;

  private final Shop shop;
  private final DemoCatalogue catalogue;
  private final String visitor;

  Opening(Shop shop, DemoCatalogue catalogue, String visitor) {
    this.shop = shop;
    this.catalogue = catalogue;
    this.visitor = visitor;
  }

  /** Clicks and waits for the list, again and again; says how long the last click took. */
  String rehearse() throws InterruptedException {
    long began = System.nanoTime();
    Duration last = LONGEST;
    int quick = 0;
    for (int click = 0;
        quick < QUICK_IN_A_ROW && System.nanoTime() - began < LONGEST.toNanos();
        click++) {
      last = tryOnce(click, began);
      quick = last.compareTo(QUICK) < 0 ? quick + 1 : 0;
    }
    return String.format(Locale.ROOT, "%.0f ms from a click to its list", last.toNanos() / 1e6);
  }

  private Duration tryOnce(int click, long began) throws InterruptedException {
    long sent = System.nanoTime();
    // Two items only, so that the visitor teaches next to nothing.
    String item = catalogue.items().get(click % 2).id();
    var view = new ItemView(item, null);
    var event = Events.live(visitor + "-" + click, visitor, "opening", Instant.now(), view);
    if (shop.send(event) instanceof Sent.Accepted accepted) {
      while (System.nanoTime() - began < LONGEST.toNanos() && !isCovered(accepted.receipt())) {
        Thread.onSpinWait();
      }
    } else {
      Thread.sleep(QUICK);
    }
    return Duration.ofNanos(System.nanoTime() - sent);
  }

  private boolean isCovered(String receipt) {
    return shop.list(visitor, LIST, receipt) instanceof Read.Shown(var list) && list.covered();
  }
}
