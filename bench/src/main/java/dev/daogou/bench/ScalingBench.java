package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One, two and four instances of the real service against one broker, up and down again, under
 * views and reads: how partitions, state and work spread, and that every view counts exactly once.
 */
final class ScalingBench {
  private static final int PARTITIONS = 8;
  private static final int ITEMS = 500;
  private static final int SHOPPERS = 400;
  private static final double PER_SECOND = 60;
  private static final double DONE_WITHIN_SECONDS = 120;
  private static final List<String> QUICK_START = List.of("-Ddaogou.personalize.rehearsal=0s");
  private static final List<Integer> SIZES = List.of(1, 2, 4, 2, 1);

  private final double stretchSeconds;

  ScalingBench(boolean quick) {
    stretchSeconds = quick ? 10 : 30;
  }

  void run(Report report) throws Exception {
    report.title(
        "scaling: %s instances, %d partitions, %.0f views/s and %.0f reads/s all the while"
            .formatted(SIZES, PARTITIONS, PER_SECOND, PER_SECOND));
    try (Workbench bench = Workbench.open()) {
      bench.create(Topics.withPartitions(PARTITIONS));
      try (Fleet fleet = new Fleet(bench, PARTITIONS, QUICK_START)) {
        upAndDown(bench, fleet, report);
      }
    }
  }

  private void upAndDown(Workbench bench, Fleet fleet, Report report) throws Exception {
    fleet.resize(1);
    fleet.inTurn().getFirst().calls().fillCatalogue(ITEMS);
    FleetTraffic traffic = new FleetTraffic(fleet, SHOPPERS, ITEMS, PER_SECOND);
    try (traffic) {
      traffic.start();
      for (int size : SIZES) {
        double seconds = fleet.resize(size);
        stretch(bench, fleet, traffic, seconds, report);
      }
    }
    int wrong = miscounted(fleet.inTurn().getFirst().calls(), traffic);
    report.note("reads by level: " + traffic.levels());
    report.count("scaling.views.acknowledged", sum(traffic.sent()));
    report.count("scaling.views.refused", sum(traffic.refused()));
    report.count("scaling.shoppers.miscounted", wrong);
    report.count("scaling.reads.failed", traffic.failed());
    report.count("scaling.requests.asked-again", fleet.askedAgain());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What one instance did in a stretch of time. */
  private record Work(double events, double reads, double cpuSeconds) {
    static Work of(Fleet.Member member) throws IOException, InterruptedException {
      return new Work(
          member.calls().counted("daogou_intake_accepted_total"),
          member.calls().counted("daogou_recommend_read_seconds_count"),
          member.service().cpuSeconds());
    }

    Work since(Work before) {
      return new Work(events - before.events, reads - before.reads, cpuSeconds - before.cpuSeconds);
    }
  }

  private void stretch(
      Workbench bench, Fleet fleet, FleetTraffic traffic, double resized, Report report)
      throws Exception {
    List<Fleet.Member> members = List.copyOf(fleet.inTurn());
    List<Work> before = new ArrayList<>();
    for (Fleet.Member member : members) {
      before.add(Work.of(member));
    }
    var unused = traffic.readsUntilNow();
    Thread.sleep((long) (1000 * stretchSeconds));
    Samples reads = traffic.readsUntilNow();
    report.note(
        "%d in turn after %.0f s; reads p50 %.1f ms, p99 %.1f ms"
            .formatted(members.size(), resized, reads.median(), reads.quantile(0.99)));
    for (int i = 0; i < members.size(); i++) {
      Fleet.Member member = members.get(i);
      Work work = Work.of(member).since(before.get(i));
      report.note(
          "  %s: partitions %d + %d warm (personalize), %d + %d warm (serve); %.0f events/s, %.0f reads/s, %.2f cores, state %.1f MB"
              .formatted(
                  member.name(),
                  member.active("personalize"),
                  member.standby("personalize"),
                  member.active("serve"),
                  member.standby("serve"),
                  work.events() / stretchSeconds,
                  work.reads() / stretchSeconds,
                  work.cpuSeconds() / stretchSeconds,
                  megabytes(bench.path(member.name() + "-state"))));
    }
  }

  /** Shoppers whose profile does not count, in the end, exactly what was acknowledged. */
  private static int miscounted(ServiceCalls calls, FleetTraffic traffic)
      throws IOException, InterruptedException {
    double deadline = Clock.wallSeconds() + DONE_WITHIN_SECONDS;
    int wrong;
    do {
      Thread.sleep(1000);
      wrong = 0;
      for (Map.Entry<String, Long> shopper : traffic.sent().entrySet()) {
        long events =
            calls.tree("/v1/users/" + shopper.getKey() + "/profile").path("events").asLong();
        long most = shopper.getValue() + traffic.refused().getOrDefault(shopper.getKey(), 0L);
        wrong += events >= shopper.getValue() && events <= most ? 0 : 1;
      }
    } while (wrong > 0 && Clock.wallSeconds() < deadline);
    return wrong;
  }

  private static double megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum() / 1e6;
    }
  }
}
