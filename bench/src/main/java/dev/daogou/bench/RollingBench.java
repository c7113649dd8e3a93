package dev.daogou.bench;

import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rolling restart of three instances of the real service under load: one after the other is
 * stopped in good order, started again on its state, and given traffic once it is ready. Events
 * come over HTTP in batches, each timed from when it was due until a list or a progress marker
 * covers it; the worst second is told of each stretch. Where no rate is given, it is a share of
 * what the three sustain together on this machine: the highest rate at which 99 of 100 events are
 * covered within 200 ms.
 */
final class RollingBench {
  private static final int INSTANCES = 3;
  private static final int PARTITIONS = 3;
  private static final int ITEMS = 2_000;
  // As the launcher starts a demo where cores are few: three instances, Kafka and the load share
  // them.
  private static final List<String> SETTINGS =
      List.of("-Dquarkus.shutdown.delay=1s", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final double SHARE_OF_SUSTAINED = 0.6;
  private static final double WARM_UP_RATE = 200;
  private static final double FIRST_RATE = 40;
  private static final double GROWTH = 1.5;
  private static final double FRESH_MS = 200;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final boolean quick;
  private final Optional<Integer> rate;

  /**
   * @param rate events a second; empty for a share of what the three sustain
   */
  RollingBench(boolean quick, Optional<Integer> rate) {
    this.quick = quick;
    this.rate = rate;
  }

  void run(Report report) throws Exception {
    report.title(
        "rolling: %d instances restarted one after the other, %d partitions"
            .formatted(INSTANCES, PARTITIONS));
    Topics topics = Topics.withPartitions(PARTITIONS);
    try (Workbench bench = Workbench.open()) {
      bench.create(topics);
      try (Fleet fleet = new Fleet(bench, PARTITIONS, SETTINGS);
          Coverage coverage = new Coverage(bench.bootstrapServers(), topics.recommendations())) {
        fleet.resize(1);
        fleet.inTurn().getFirst().calls().fillCatalogue(ITEMS);
        fleet.resize(INSTANCES);
        double perSecond =
            rate.isPresent() ? rate.get() : SHARE_OF_SUSTAINED * sustained(fleet, coverage, report);
        restart(fleet, coverage.events(), perSecond, report);
      }
    }
  }

  private double sustained(Fleet fleet, Coverage coverage, Report report) throws Exception {
    step(fleet, coverage, WARM_UP_RATE, report);
    double held = 0;
    double next = FIRST_RATE;
    while (step(fleet, coverage, next, report).quantile(0.99) <= FRESH_MS) {
      held = next;
      next *= GROWTH;
    }
    report.add("rolling.sustained.events-per-second", held, "1/s");
    return Math.max(FIRST_RATE, held);
  }

  private Samples step(Fleet fleet, Coverage coverage, double perSecond, Report report)
      throws Exception {
    var unused = coverage.events().stalenessUntilNow();
    long before = coverage.events().count();
    try (FleetEvents events = new FleetEvents(fleet, coverage.events(), ITEMS, perSecond)) {
      events.start();
      settle();
      events.close();
      Patience.await(
          "every event", LONGEST, () -> coverage.events().count() - before >= events.taken());
    }
    Samples staleness = coverage.events().stalenessUntilNow();
    report.note(
        "%,.0f events/s: p50 %.1f ms, p99 %.1f ms"
            .formatted(perSecond, staleness.median(), staleness.quantile(0.99)));
    return staleness;
  }

  private void restart(Fleet fleet, CoveredEvents covered, double perSecond, Report report)
      throws Exception {
    report.note("%,.0f events/s from now on".formatted(perSecond));
    long before = covered.count();
    try (FleetEvents events = new FleetEvents(fleet, covered, ITEMS, perSecond);
        WorstSecond seconds = new WorstSecond(covered)) {
      events.start();
      settle();
      tell("warming up", null, seconds, report);
      settle();
      tell("before", "rolling.before", seconds, report);
      seconds.begin();
      for (Fleet.Member member : List.copyOf(fleet.inTurn())) {
        double took = fleet.restart(member);
        settle();
        tell("%s again ready after %.1f s".formatted(member.name(), took), null, seconds, report);
      }
      settle();
      tell("in all", "rolling", seconds.whole(), report);
      events.close();
      Patience.await("every event", LONGEST, () -> covered.count() - before >= events.taken());
      report.count("rolling.events", events.taken());
      report.count("rolling.batches-refused", events.refused());
      report.count("rolling.requests-asked-again", fleet.askedAgain());
    }
  }

  private void settle() throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(quick ? 8 : 20));
  }

  private static void tell(String what, @Nullable String name, WorstSecond seconds, Report report) {
    tell(what, name, seconds.untilNow(), report);
  }

  private static void tell(
      String what, @Nullable String name, WorstSecond.Stretch stretch, Report report) {
    report.note(
        "%s: %,d events, p50 %.1f ms, worst second p99 %,.0f ms"
            .formatted(what, stretch.all().count(), stretch.all().median(), stretch.worstP99()));
    if (name != null) {
      report.add(name + ".p50-ms", stretch.all().median(), "ms");
      report.add(name + ".worst-second-p99-ms", stretch.worstP99(), "ms");
    }
  }
}
