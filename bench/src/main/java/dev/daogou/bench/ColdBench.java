package dev.daogou.bench;

import dev.daogou.bench.workbench.Report;
import java.io.IOException;
import java.util.List;

/**
 * What starting costs: the demo at its usual rate in processes of its own, from the command until
 * its doors are open, and from there until lists are fresh and stay so. First as it is, then
 * without the archives that a build makes for a quick start; there is no floor but the one beside
 * the other.
 */
final class ColdBench {
  private static final int RATE = 100;

  private final int seconds;
  private final int secondsWatched;

  ColdBench(boolean quick) {
    this.seconds = quick ? 20 : 40;
    this.secondsWatched = quick ? 15 : 30;
  }

  void run(Report report) throws IOException, InterruptedException {
    prepare();
    measure("cold", List.of(), report);
    measure("cold.without-archives", List.of("DAOGOU_ARCHIVES=off"), report);
  }

  /** What the launcher builds and records before a first start is no part of a start. */
  private static void prepare() throws IOException {
    try (ColdDemo first = ColdDemo.start(RATE, 1, List.of())) {
      first.awaitOpen();
    }
  }

  private void measure(String name, List<String> environment, Report report)
      throws IOException, InterruptedException {
    report.title(
        "%s: a demo of %d s at %d events/s".formatted(name.replace('.', ' '), seconds, RATE));
    try (ColdDemo demo = ColdDemo.start(RATE, seconds, environment)) {
      ColdDemo.Opened opened = demo.awaitOpen();
      report.add(name + ".ready.seconds", opened.seconds(), "s");
      report.add(name + ".ready.cpu-s", opened.processors(), "s");
      JvmCounts shopAtOpening = JvmCounts.of(demo.shop());
      JvmCounts serviceAtOpening = JvmCounts.of(demo.service());
      Thread.sleep(1_000L * secondsWatched);
      tell(name + ".shop", shopAtOpening, JvmCounts.of(demo.shop()), report);
      tell(name + ".service", serviceAtOpening, JvmCounts.of(demo.service()), report);
      demo.awaitEnd().forEach((figure, value) -> tellOfDemo(name, figure, value, report));
    }
  }

  private void tell(String name, JvmCounts opening, JvmCounts later, Report report) {
    report.count(name + ".classes-loaded", later.classes());
    report.count(name + ".methods-compiled-at-opening", opening.methods());
    report.count(
        name + ".methods-compiled-in-%d-s".formatted(secondsWatched),
        later.methods() - opening.methods());
    report.add(name + ".resident-mib", later.residentMib(), "MiB");
  }

  private static void tellOfDemo(String name, String figure, double value, Report report) {
    switch (figure) {
      case "demo.warm.seconds" -> report.add(name + ".warm.seconds", value, "s");
      case "demo.warm.cpu-s" -> report.add(name + ".warm.cpu-s", value, "s");
      case "demo.first-10s.freshness-p50-ms" ->
          report.add(name + ".first-10s.freshness-p50-ms", value, "ms");
      case "demo.first-10s.freshness-p99-ms" ->
          report.add(name + ".first-10s.freshness-p99-ms", value, "ms");
      default -> {}
    }
  }
}
