package dev.daogou.storefront.demo;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.catalogue.ShopItem;
import dev.daogou.storefront.service.Events;
import dev.daogou.storefront.service.Shop.Read;
import dev.daogou.storefront.service.Shop.Sent;
import dev.daogou.storefront.service.Shop.ShownList;
import dev.daogou.storefront.simulator.Act;
import dev.daogou.storefront.simulator.Shopper;
import dev.daogou.storefront.simulator.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Plays one shopper's visits against the service until interrupted. Every visit is drawn before any
 * list is asked for; lists are read only to be measured and to be reported as seen.
 */
final class LiveShopper implements Runnable {
  private static final int LIST = 20;
  private static final String PLACEMENT = "for-you";
  private static final double LOOKS_AT_LIST = 0.25;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final ShownList NOTHING = new ShownList(null, List.of(), "none", false);

  private final Shopper shopper;
  private final Run run;
  private final Duration pause;
  private final SplittableRandom random;
  private final Map<String, String> ledHere = new HashMap<>();
  private String onScreen = "";
  private int sent;
  private long lastSendAt;

  /**
   * @param pause mean time between two visits
   * @param random decides when, and which lists are looked at, and never what is chosen
   */
  LiveShopper(Shopper shopper, Run run, Duration pause, SplittableRandom random) {
    this.shopper = shopper;
    this.run = run;
    this.pause = pause;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Visit visit = shopper.nextVisit();
        TimeUnit.NANOSECONDS.sleep(exponential());
        ledHere.clear();
        for (Act act : visit.acts()) {
          play(visit.session(), act);
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void play(String session, Act act) throws InterruptedException {
    switch (act) {
      case Act.Views views -> view(session, views);
      case Act.AddsToCart add -> send(session, Payloads.of(add, ledHere.get(add.item().id())));
      default -> send(session, Payloads.of(act, null));
    }
  }

  private void view(String session, Act.Views views) throws InterruptedException {
    String chosen = views.item().id();
    ShownList list = listBefore();
    if (!chosen.equals(onScreen)) {
      run.hitRates()
          .chosen(chosen, list.items(), run.popularity().top(LIST, onScreen), views.oracle());
    }
    boolean looked = random.nextDouble() < LOOKS_AT_LIST && !list.items().isEmpty();
    if (looked) {
      send(session, new ListView(PLACEMENT, list.recommendationId(), list.items()));
    }
    open(session, views.item(), list, looked);
    run.popularity().viewed(chosen);
    onScreen = chosen;
  }

  private ShownList listBefore() throws InterruptedException {
    return switch (run.shop().list(shopper.id(), LIST)) {
      case Read.Shown(ShownList list) -> {
        run.levels().merge(list.level(), 1L, Long::sum);
        yield list;
      }
      case Read.Failed(String why) -> {
        leaveIfClosing();
        run.readsFailed().merge(why, 1L, Long::sum);
        yield NOTHING;
      }
    };
  }

  private void open(String session, ShopItem item, ShownList list, boolean looked)
      throws InterruptedException {
    int position = list.items().indexOf(item.id());
    boolean fromList = looked && position >= 0;
    String led = fromList ? list.recommendationId() : null;
    if (fromList) {
      send(session, new ListClick(item.id(), PLACEMENT, position, led));
      ledHere.put(item.id(), led);
    }
    Sent answer = send(session, new ItemView(item.id(), led));
    if (answer instanceof Sent.Accepted accepted
        && random.nextDouble() < run.freshnessShare()
        && run.freshness().begin()) {
      measureFreshness(accepted.receipt());
    }
  }

  private void measureFreshness(String receipt) throws InterruptedException {
    long acknowledged = System.nanoTime();
    while (System.nanoTime() - acknowledged < LONGEST_WAIT.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      if (run.shop().list(shopper.id(), LIST, receipt) instanceof Read.Shown(ShownList list)
          && list.covered()) {
        run.freshness().covered(lastSendAt);
        return;
      }
    }
    leaveIfClosing();
    run.freshness().uncovered(lastSendAt);
  }

  private Sent send(String session, Object payload) throws InterruptedException {
    run.pacer().await();
    StorefrontEvent event =
        Events.live(
            "%s-%s-%d".formatted(run.name(), shopper.id(), ++sent),
            shopper.id(),
            session,
            Instant.now(),
            payload);
    event.setContext(Events.context("web", shopper.locale()));
    lastSendAt = System.nanoTime();
    Sent answer = run.shop().send(event);
    switch (answer) {
      case Sent.Accepted _ -> run.eventsIn().incrementAndGet();
      case Sent.Failed failed -> {
        leaveIfClosing();
        run.sendsFailed().merge(failed.why(), 1L, Long::sum);
      }
    }
    return answer;
  }

  /** A request that closing time cut short is no failure. */
  private static void leaveIfClosing() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("closing time");
    }
  }

  private long exponential() {
    return Math.round(-Math.log(1 - random.nextDouble()) * pause.toNanos());
  }
}
