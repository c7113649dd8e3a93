package dev.daogou.bench;

import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/**
 * History, back-filled beside replayed: rounds of both in turn on one broker, each from the first
 * event sent until everything is committed; lists of a back-fill come after the measured part.
 */
final class HistoryBench {
  private static final int PARTITIONS = 4;
  private static final int SHOPPERS = 20_000;
  private static final int ITEMS = 5_000;
  private static final int WARM_UP = 2_000;
  private static final int ROUNDS = 3;
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String REPLAYED = "replayed, a list as events come";

  private final int events;

  HistoryBench(boolean quick) {
    events = quick ? 15_000 : 30_000;
  }

  /** What one round came to. */
  private record Ran(Cost cost, double listsPerShopper) {}

  void run(Report report) throws Exception {
    report.title("history: %,d views by %,d shoppers".formatted(events, SHOPPERS));
    Samples replayed = new Samples();
    Samples filled = new Samples();
    Samples lists = new Samples();
    try (Workbench bench = Workbench.open();
        Admin admin = bench.admin()) {
      for (int round = 0; round < ROUNDS; round++) {
        Ran replay = round(bench, admin, "replay" + round, Origin.REPLAY);
        Ran fill = round(bench, admin, "backfill" + round, Origin.BACKFILL);
        report.note("replay %s; back-fill %s".formatted(replay.cost(), fill.cost()));
        replayed.add(replay.cost().ownMicros(events));
        filled.add(fill.cost().ownMicros(events));
        lists.add(fill.listsPerShopper());
      }
    }
    report.add(
        Figure.of("ingest.backfill.cpu-us-per-event", filled.mean(), "us")
            .from((long) ROUNDS * events)
            .between(filled.quantile(0), filled.quantile(1))
            .beside(REPLAYED, replayed.mean(), filled.over(replayed).median()));
    report.add("ingest.backfill.lists-per-shopper", lists.mean(), "");
  }

  private Ran round(Workbench bench, Admin admin, String name, Origin origin) throws Exception {
    Topics topics = Topics.of(name + ".", PARTITIONS, ValueSerdes.singleObject());
    bench.create(topics);
    Clicks clicks = new Clicks(SHOPPERS, ITEMS, origin);
    String input = topics.events().name();
    try (Personalizer personalizer = Personalizer.start(bench, name, topics);
        Markers markers = new Markers(bench.bootstrapServers(), topics)) {
      Backlog backlog = new Backlog(admin, personalizer.applicationId());
      clicks.send(WARM_UP, bench.bootstrapServers(), topics.events());
      Patience.await("warm-up", LONGEST, () -> backlog.isDone(input, WARM_UP));
      Cost begin = Cost.begin(bench.broker());
      clicks.send(events, bench.bootstrapServers(), topics.events());
      Patience.await(name, LONGEST, () -> backlog.isDone(input, WARM_UP + events));
      Patience.await(name, LONGEST, () -> markers.cover(WARM_UP + events));
      Cost cost = begin.untilNow(bench.broker());
      Patience.await("lists", LONGEST, () -> personalizer.lists() >= clicks.shoppersSeen());
      return new Ran(cost, personalizer.lists() / clicks.shoppersSeen());
    }
  }
}
