package dev.daogou.bench;

import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rolling restart of three instances of the real service under load: one after the other is
 * stopped in good order, started again on its state, and given traffic once it is ready. Events
 * come over HTTP in batches, each timed from when it was due until a list or a progress marker
 * covers it; the worst second is told of each stretch. The load is a share of what one instance
 * sustains on the same machine, measured in the same run where no rate is given.
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
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final boolean quick;
  private final Optional<Integer> rate;

  /**
   * @param rate events a second; empty for a share of what one instance sustains
   */
  RollingBench(boolean quick, Optional<Integer> rate) {
    this.quick = quick;
    this.rate = rate;
  }

  void run(Report report) throws Exception {
    double perSecond = rate.isPresent() ? rate.get() : SHARE_OF_SUSTAINED * sustained(report);
    run(perSecond, report);
  }

  private double sustained(Report report) throws Exception {
    new SustainedBench(quick).run(report);
    return report.value("sustained.events-per-second");
  }

  private void run(double perSecond, Report report) throws Exception {
    report.title(
        "rolling: %d instances restarted one after the other, %d partitions, %,.0f events/s"
            .formatted(INSTANCES, PARTITIONS, perSecond));
    Topics topics = Topics.withPartitions(PARTITIONS);
    try (Workbench bench = Workbench.open()) {
      bench.create(topics);
      try (Fleet fleet = new Fleet(bench, PARTITIONS, SETTINGS);
          Coverage coverage = new Coverage(bench.bootstrapServers(), topics.recommendations())) {
        fleet.resize(1);
        fleet.inTurn().getFirst().calls().fillCatalogue(ITEMS);
        fleet.resize(INSTANCES);
        restart(fleet, coverage.events(), perSecond, report);
      }
    }
  }

  private void restart(Fleet fleet, CoveredEvents covered, double perSecond, Report report)
      throws Exception {
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
      Patience.await("every event", LONGEST, () -> covered.count() >= events.taken());
      report.count("rolling.events", events.taken());
      report.count("rolling.batches-refused", events.refused());
      report.count("rolling.requests-asked-again", events.askedAgain());
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
