package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;

/** The whole topology in this process, with a catalogue and with shoppers who have a history. */
final class IngestShop implements AutoCloseable {
  private static final String NAME = "ours";
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final double FIRST_RATE = 4_000;
  private static final double OUTSTANDING_SECONDS = 0.8;
  private static final int LEAST_OUTSTANDING = 200;
  private static final int SENT_TOGETHER = 50;
  private static final double RAMP_SHARE = 0.1;

  private final Workbench bench;
  private final Topics topics;
  private final ShopEvents events;
  private final Personalizer personalizer;
  private final Backlog backlog;
  private final Feed<ShopperKey, StorefrontEvent> feed;
  private final Coverage coverage;
  private final Random random = new Random(41);
  private long sent;
  private long live;

  IngestShop(Workbench bench, Admin admin, int partitions, ShopEvents events) throws IOException {
    this.bench = bench;
    this.events = events;
    topics = Topics.of(NAME + ".", partitions, ValueSerdes.singleObject());
    bench.create(topics);
    coverage = new Coverage(bench.bootstrapServers(), topics.recommendations());
    personalizer = Personalizer.start(bench, NAME, topics);
    backlog = new Backlog(admin, personalizer.applicationId());
    feed = new Feed<>(bench.bootstrapServers(), topics.events());
  }

  /** Takes a catalogue in. */
  void stock(ShopCatalogue catalogue) throws Exception {
    catalogue.send(bench.bootstrapServers(), topics.catalogueUpdates());
    Patience.await("the catalogue", LONGEST, () -> personalizer.items() >= catalogue.items());
  }

  /** Learns a history, until every shopper of it has a list. */
  Cost learn(ShopHistory history) throws Exception {
    Cost begin = Cost.begin(bench.broker());
    history.play(
        events,
        (shopper, event) -> {
          feed.send(new ShopperKey(Tenants.DEFAULT, ShopEvents.id(shopper)), event);
          sent++;
        });
    feed.flush();
    Patience.await("the history", LONGEST, this::isCommitted);
    Patience.await(
        "lists after the history", LONGEST, () -> personalizer.lists() >= events.shoppers());
    return begin.untilNow(bench.broker());
  }

  /** Lists that were made, those that turned out as before included. */
  double listsMade() {
    return personalizer.listsMade();
  }

  double fallbacks() {
    return personalizer.fallbacks();
  }

  /** So many events of as many different shoppers as there are, until all is committed. */
  Cost round(int count) throws Exception {
    Cost begin = Cost.begin(bench.broker());
    for (int i = 0; i < count; i++) {
      send((int) (live % events.shoppers()));
    }
    feed.flush();
    Patience.await("a round", LONGEST, () -> coverage.events().count() >= live && isCommitted());
    return begin.untilNow(bench.broker());
  }

  /** Events as fast as they are taken, so that most of a second of them is on its way. */
  Sustained sustained(int shoppers, double seconds) throws Exception {
    double lists = personalizer.listsMade();
    Cost begin = Cost.begin(bench.broker());
    double rate = FIRST_RATE;
    double looked = begin.wallSeconds();
    long coveredThen = coverage.events().count();
    double rampEnds = begin.wallSeconds() + RAMP_SHARE * seconds;
    double measuredFrom = Double.NaN;
    long coveredFrom = 0;
    long sentBefore = live;
    for (double now = looked; now < begin.wallSeconds() + seconds; now = Clock.wallSeconds()) {
      if (now > looked + 0.5) {
        rate += 0.5 * ((coverage.events().count() - coveredThen) / (now - looked) - rate);
        coveredThen = coverage.events().count();
        looked = now;
      }
      if (Double.isNaN(measuredFrom) && now > rampEnds) {
        measuredFrom = now;
        coveredFrom = coverage.events().count();
        var unused = coverage.events().stalenessUntilNow();
      }
      double most = Math.max(LEAST_OUTSTANDING, OUTSTANDING_SECONDS * rate);
      if (live - coverage.events().count() < most) {
        for (int i = 0; i < SENT_TOGETHER; i++) {
          send(random.nextInt(shoppers));
        }
      } else {
        Thread.sleep(2);
      }
    }
    double perSecond =
        (coverage.events().count() - coveredFrom) / (Clock.wallSeconds() - measuredFrom);
    Samples staleness = coverage.events().stalenessUntilNow();
    feed.flush();
    Patience.await(
        "what is left", LONGEST, () -> coverage.events().count() >= live && isCommitted());
    Cost cost = begin.untilNow(bench.broker());
    return new Sustained(
        perSecond,
        staleness,
        (personalizer.listsMade() - lists) / (live - sentBefore),
        cost.ownMicros(live - sentBefore));
  }

  /**
   * How it went.
   *
   * @param perSecond events that were covered
   * @param staleness milliseconds of each of them until it was covered
   * @param listsPerEvent less than one, since events of a shopper that waits are taken together
   * @param cpuMicros of processor time an event
   */
  record Sustained(double perSecond, Samples staleness, double listsPerEvent, double cpuMicros) {}

  private void send(int shopper) {
    ShopperKey key = new ShopperKey(Tenants.DEFAULT, ShopEvents.id(shopper));
    long at = System.nanoTime();
    feed.send(
        key,
        events.next(shopper, Instant.now(), Origin.LIVE),
        place -> coverage.events().sent(key.toString(), place.partition(), place.offset(), at));
    sent++;
    live++;
  }

  private boolean isCommitted() throws Exception {
    return backlog.isDone(topics.events().name(), sent);
  }

  @Override
  public void close() {
    feed.close();
    coverage.close();
    personalizer.close();
  }
}
