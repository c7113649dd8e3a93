package dev.daogou.bench;

import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import dev.daogou.figures.FigureName;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Events through all stages, in a shop of 20,000 items with words whose shoppers have profiles of
 * 20 interactions, some of 200. First as many shoppers as events, so that nearly every event costs
 * a list; then events as fast as they are taken, so that lists coalesce. The floor, in the same
 * run, is the least that any topology does that personalizes exactly once: one state read and
 * written, one record sent on. Kafka runs in another process; threads that make the load and watch
 * do not count.
 */
final class IngestBench {
  private static final int PARTITIONS = 4;
  private static final int ITEMS = 20_000;
  private static final int SHOPPERS = 20_000;
  private static final int FEW_SHOPPERS = 2_000;
  private static final String FLOOR = "one state, one record";

  private final boolean quick;
  private final int events;
  private final int floorEvents;
  private final int rounds;
  private final double sustainedSeconds;

  IngestBench(boolean quick) {
    this.quick = quick;
    events = quick ? 4_000 : 10_000;
    floorEvents = quick ? 15_000 : 40_000;
    rounds = 3;
    sustainedSeconds = quick ? 10 : 60;
  }

  void run(Report report) throws Exception {
    report.title(
        "ingest: %,d items, %,d shoppers, %d partitions, one stream thread"
            .formatted(ITEMS, SHOPPERS, PARTITIONS));
    ShopCatalogue catalogue = new ShopCatalogue(ITEMS);
    try (Workbench bench = Workbench.open();
        Admin admin = bench.admin()) {
      InTurn floor = floor(bench, admin, catalogue, report);
      ShopEvents shoppers = new ShopEvents(catalogue, SHOPPERS);
      try (IngestShop shop = new IngestShop(bench, admin, PARTITIONS, shoppers)) {
        learn(shop, catalogue, report);
        warm(shop, floor, report);
        sustained(shop, report);
        report.add("ingest.ranker-did-not-answer", shop.fallbacks(), "");
      }
    }
  }

  private InTurn floor(Workbench bench, Admin admin, ShopCatalogue catalogue, Report report)
      throws Exception {
    InTurn costs = new InTurn();
    ShopEvents shoppers = new ShopEvents(catalogue, SHOPPERS);
    try (IngestFloor floor = new IngestFloor(bench, admin, PARTITIONS, shoppers)) {
      double cold = floor.round(floorEvents).ownMicros(floorEvents);
      report.add("ingest.cold.floor.cpu-us-per-event", cold, "us");
      for (int round = 0; round < rounds; round++) {
        costs.add(floor.round(floorEvents), floorEvents);
      }
    }
    return costs;
  }

  private void learn(IngestShop shop, ShopCatalogue catalogue, Report report) throws Exception {
    shop.stock(catalogue);
    ShopHistory history = quick ? new ShopHistory(5, 200, 200) : ShopHistory.usual();
    Cost learned = shop.learn(history);
    int count = history.events(SHOPPERS);
    report.note("%,d events of history, a list for each shopper: %s".formatted(count, learned));
    report.add("ingest.history.cpu-us-per-event", learned.ownMicros(count), "us");
    report.add("ingest.cold.cpu-us-per-event", shop.round(events).ownMicros(events), "us");
  }

  private void warm(IngestShop shop, InTurn floor, Report report) throws Exception {
    InTurn ours = new InTurn();
    double lists = shop.listsMade();
    ThreadTimes before = ThreadTimes.of(ProcessHandle.current());
    for (int round = 0; round < rounds; round++) {
      ours.add(shop.round(events), events);
    }
    Map<String, Double> threads = ThreadTimes.of(ProcessHandle.current()).since(before);
    Samples ratios = ours.own().over(floor.own());
    report.title("ingest, warm: a list for nearly every event");
    report.add(
        Figure.of("ingest.warm.cpu-us-per-event", ours.own().mean(), "us")
            .from((long) rounds * events)
            .between(ours.own().quantile(0), ours.own().quantile(1))
            .beside(FLOOR, floor.own().mean(), ratios.median()));
    report.add(
        Figure.of("ingest.warm.cpu-ratio-to-floor", ratios.median(), "x")
            .from(rounds)
            .between(ratios.quantile(0), ratios.quantile(1)));
    report.add(
        Figure.of("ingest.warm.broker.cpu-us-per-event", ours.broker().mean(), "us")
            .beside(FLOOR, floor.broker().mean()));
    report.add(
        Figure.of("ingest.warm.events-per-second", ours.rate().mean(), "1/s")
            .beside(FLOOR, floor.rate().mean()));
    double made = (shop.listsMade() - lists) / (rounds * events);
    report.add("ingest.warm.lists-per-event", made, "");
    told(threads, report);
  }

  private void told(Map<String, Double> threads, Report report) {
    double little = 0.01 * threads.values().stream().mapToDouble(Double::doubleValue).sum();
    threads.forEach(
        (group, used) -> {
          if (used > little) {
            report.add(
                FigureName.of("ingest.warm.threads", group, "cpu-us-per-event"),
                used * 1e6 / (rounds * events),
                "us");
          }
        });
  }

  private void sustained(IngestShop shop, Report report) throws Exception {
    report.title(
        "ingest, sustained %.0f s: as fast as events are taken".formatted(sustainedSeconds));
    double worst = 0;
    for (int shoppers : new int[] {SHOPPERS, FEW_SHOPPERS}) {
      IngestShop.Sustained done = shop.sustained(shoppers, sustainedSeconds);
      String name = "ingest.sustained." + shoppers + "-shoppers";
      report.add(name + ".events-per-second", done.perSecond(), "1/s");
      report.add(name + ".staleness-p50-ms", done.staleness().median(), "ms");
      report.add(name + ".staleness-p99-ms", done.staleness().quantile(0.99), "ms");
      report.add(name + ".lists-per-event", done.listsPerEvent(), "");
      report.add(name + ".cpu-us-per-event", done.cpuMicros(), "us");
      worst = Math.max(worst, done.staleness().quantile(0.99));
    }
    report.add("ingest.sustained.staleness-p99-ms", worst, "ms");
  }

  /** Costs of rounds, one after the other. */
  private record InTurn(Samples own, Samples broker, Samples rate) {
    InTurn() {
      this(new Samples(), new Samples(), new Samples());
    }

    void add(Cost cost, long events) {
      own.add(cost.ownMicros(events));
      broker.add(cost.brokerMicros(events));
      rate.add(events / cost.wallSeconds());
    }
  }
}
