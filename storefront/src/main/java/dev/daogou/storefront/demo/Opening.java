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
import java.util.concurrent.atomic.AtomicInteger;

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
  private static final Duration ROUND = Duration.ofMillis(500);
  private static final int MOST_ROUNDS = 12;

  /** So many rounds in a row that are hardly faster than the best end it. */
  private static final int SLOWER_ROUNDS = 2;

  private static final double FASTER = 1.15;

  /** Visitors do so many times what the shoppers will: that is enough. */
  private static final double ENOUGH = 2;

  private final Shop shop;
  private final DemoCatalogue catalogue;
  private final String visitor;
  private final double rate;

  /**
   * @param visitor whose name those who try the way begin with
   * @param rate events a second that are expected afterwards
   */
  Opening(Shop shop, DemoCatalogue catalogue, String visitor, double rate) {
    this.shop = shop;
    this.catalogue = catalogue;
    this.visitor = visitor;
    this.rate = rate;
  }

  /**
   * What was found.
   *
   * @param lastClick how long the last one took until its list was there
   * @param clicksPerSecond of several visitors who wait for each of their lists
   */
  record Found(Duration lastClick, double clicksPerSecond) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.0f ms from a click to its list.", lastClick.toNanos() / 1e6);
    }
  }

  /** Clicks and waits for the list, again and again. */
  Found rehearse() throws InterruptedException {
    double clicksPerSecond = crowd();
    long began = System.nanoTime();
    Duration last = LONGEST;
    int quick = 0;
    for (int click = 0;
        quick < QUICK_IN_A_ROW && System.nanoTime() - began < LONGEST.toNanos();
        click++) {
      last = tryOnce(click, began);
      quick = last.compareTo(QUICK) < 0 ? quick + 1 : 0;
    }
    return new Found(last, clicksPerSecond);
  }

  /**
   * Strangers and visitors, several at a time: what runs for the first time runs slowly. They come
   * until they are served faster than will be needed, or no longer faster than before.
   *
   * @return clicks a second at the end
   */
  private double crowd() throws InterruptedException {
    double best = 0;
    int slower = 0;
    for (int round = 0;
        round < MOST_ROUNDS && slower < SLOWER_ROUNDS && best < ENOUGH * rate;
        round++) {
      double clicks = round(round);
      slower = clicks < FASTER * best ? slower + 1 : 0;
      best = Math.max(best, clicks);
    }
    return best;
  }

  private double round(int number) throws InterruptedException {
    long end = System.nanoTime() + ROUND.toNanos();
    AtomicInteger clicks = new AtomicInteger();
    List<Thread> visitors = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String name = visitor + "-" + number + "-" + i;
      visitors.add(Thread.ofVirtual().start(() -> comeAndGo(name, end, clicks)));
    }
    for (Thread each : visitors) {
      each.join();
    }
    return clicks.get() * 1e9 / ROUND.toNanos();
  }

  private void comeAndGo(String name, long end, AtomicInteger clicks) {
    for (int click = 0; System.nanoTime() - end < 0; click++) {
      shop.list(name + "-stranger-" + click, LIST);
      if (shop.send(view(name, click)) instanceof Sent.Accepted accepted) {
        shop.list(name, LIST, accepted.receipt());
        clicks.incrementAndGet();
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
