package dev.daogou.bench;

import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import java.util.concurrent.atomic.LongAdder;

/**
 * Clicks over HTTP at a fixed rate, each timed from when it was due until a list that covers it has
 * been read over HTTP; after a warm-up at the same rate. The floor, warm as well and in the same
 * run, is {@link FreshnessFloor}: produce, transform, output topic, table, without HTTP.
 */
final class FreshnessBench {
  private static final String FLOOR = "produce, transform, table";

  private final int rate;
  private final int samples;
  private final int warmUp;

  FreshnessBench(boolean quick, int rate) {
    this.rate = rate;
    samples = rate * (quick ? 10 : 45);
    warmUp = rate * (quick ? 15 : 45);
  }

  void run(Report report) throws Exception {
    report.title("freshness: %,d clicks/s, %,d samples".formatted(rate, samples));
    try (Workbench bench = Workbench.open()) {
      Samples floor = floor(bench);
      try (ServiceShop shop = ServiceShop.open(bench)) {
        LongAdder uncovered = new LongAdder();
        Samples cold = clicks(shop, "warm", warmUp, new LongAdder());
        Samples ours = clicks(shop, "measured", samples, uncovered);
        report.add("freshness.cold.p50-ms", cold.median(), "ms");
        report.add("freshness.cold.p99-ms", cold.quantile(0.99), "ms");
        quantile("p50", 0.5, ours, floor, report);
        quantile("p99", 0.99, ours, floor, report);
        report.count("freshness.uncovered", uncovered.sum());
      }
    }
  }

  private Samples floor(Workbench bench) throws Exception {
    try (FreshnessFloor least = new FreshnessFloor(bench)) {
      least.start();
      int shoppers = ServiceShop.shoppers();
      OpenLoop.run(rate, warmUp, n -> least.sendAndRead(n, "s" + n % shoppers));
      return OpenLoop.run(
          rate, samples, n -> least.sendAndRead(warmUp + n, "s" + (warmUp + n) % shoppers));
    }
  }

  private Samples clicks(ServiceShop shop, String name, int count, LongAdder uncovered)
      throws Exception {
    return OpenLoop.run(
        rate, count, number -> uncovered.add(shop.click(name + "-" + number) ? 0 : 1));
  }

  private static void quantile(
      String name, double share, Samples ours, Samples floor, Report report) {
    double least = floor.quantile(share);
    report.add(
        Figure.of("freshness." + name + "-ms", ours.quantile(share), "ms")
            .from(ours.count())
            .beside(FLOOR, least));
    report.add("freshness." + name + "-ratio-to-floor", ours.quantile(share) / least, "x");
  }
}
