package dev.daogou.storefront.demo;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.service.Events;
import dev.daogou.storefront.service.Shop;
import dev.daogou.storefront.service.Shop.Read;
import dev.daogou.storefront.service.Shop.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private static final int CROWD = 8;
  private static final Duration CROWDED = Duration.ofSeconds(6);

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
    crowd();
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

  /** Strangers and visitors, several at a time: what runs for the first time runs slowly. */
  private void crowd() throws InterruptedException {
    long end = System.nanoTime() + CROWDED.toNanos();
    List<Thread> visitors = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String name = visitor + "-" + i;
      visitors.add(Thread.ofVirtual().start(() -> comeAndGo(name, end)));
    }
    for (Thread visitor : visitors) {
      visitor.join();
    }
  }

  private void comeAndGo(String name, long end) {
    for (int click = 0; System.nanoTime() - end < 0; click++) {
      shop.list(name + "-stranger-" + click, LIST);
      if (shop.send(view(name, click)) instanceof Sent.Accepted accepted) {
        shop.list(name, LIST, accepted.receipt());
      }
    }
  }

  private StorefrontEvent view(String name, int click) {
    // Two items only, so that the visitor teaches next to nothing.
    String item = catalogue.items().get(click % 2).id();
    return Events.live(
        name + "-" + click, name, "opening", Instant.now(), new ItemView(item, null));
  }

  private Duration tryOnce(int click, long began) throws InterruptedException {
    long sent = System.nanoTime();
    if (shop.send(view(visitor, click)) instanceof Sent.Accepted accepted) {
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
