package dev.daogou.bench;

import dev.daogou.PersonalizationApp;
import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.ServiceChild;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.demo.DemoTraffic;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * What a whole shop costs: the demo's mix of events, reads and impressions at several rates, with
 * streams of lists and a live board open, against the packaged service in a process of its own and
 * Kafka in another. The figure is the processor time of both for each event; whoever makes the load
 * is told apart. There is no floor: what the service uses when nobody comes stands beside it.
 */
final class ShopBench {
  private static final int STREAMS = 10;
  private static final int LEAST_SHOPPERS = 300;
  private static final double WARM_UP_RATE = 200;
  private static final double SETTLING_SECONDS = 5;
  private static final double DRAIN_SECONDS = 20;
  private static final int[] RATES = {10, 100, 1_000};
  private static final long SEED = 1;

  private final double warmUpSeconds;
  private final double seconds;
  private int runs;

  ShopBench(boolean quick) {
    warmUpSeconds = quick ? 30 : 75;
    seconds = quick ? 10 : 20;
  }

  void run(Report report) throws Exception {
    report.title("shop: the demo's mix, %.0f s a rate, %d streams".formatted(seconds, STREAMS));
    try (Workbench bench = Workbench.open();
        Admin admin = bench.admin();
        ServiceChild service = ServiceChild.start(bench);
        OpenStreams streams = new OpenStreams(service.address())) {
      int items = DemoTraffic.loadCatalogue(service.address());
      ShopCosts costs = new ShopCosts(bench.broker(), service.handle());
      report.note("%d items; warm-up %.0f s".formatted(items, warmUpSeconds));
      ShopCosts.Moment cold = costs.now();
      long warmed = traffic(service, WARM_UP_RATE, warmUpSeconds).events();
      ShopCosts.Used warmUp = costs.since(cold);
      report.add("shop.warm-up.cpu-ms-per-event", warmUp.daogou() * 1e3 / warmed, "ms");
      streams.open(STREAMS);
      await(SETTLING_SECONDS);
      idle(costs, report);
      Backlog backlog =
          new Backlog(admin, PersonalizationApp.applicationId(Topics.withPartitions(1)));
      for (int rate : RATES) {
        at(rate, service, costs, backlog, report);
      }
    }
  }

  private void idle(ShopCosts costs, Report report) throws IOException, InterruptedException {
    ShopCosts.Moment before = costs.now();
    await(seconds);
    ShopCosts.Used used = costs.since(before);
    report.title("shop, idle");
    used.perMinute("shop.idle", report);
  }

  private void at(int rate, ServiceChild service, ShopCosts costs, Backlog backlog, Report report)
      throws Exception {
    ShopCosts.Moment before = costs.now();
    double began = Clock.wallSeconds();
    DemoTraffic.Figures done = traffic(service, rate, seconds);
    double wall = Clock.wallSeconds() - began;
    boolean drained = drain(backlog);
    ShopCosts.Used used = costs.since(before);
    report.title("shop, %,d events/s".formatted(rate));
    String name = "shop.rate-" + rate;
    used.perEvent(name, done.events(), report);
    report.add(name + ".held-share", done.events() / wall / rate, "");
    report.add(name + ".reads-per-event", (double) done.reads() / done.events(), "");
    report.count(name + ".requests-failed", done.failed());
    report.add(name + ".freshness-p50-ms", done.freshnessP50(), "ms");
    report.add(name + ".freshness-p99-ms", done.freshnessP99(), "ms");
    report.count(name + ".freshness-uncovered", done.uncovered());
    if (!drained) {
      report.note("not everything was committed %.0f s later".formatted(DRAIN_SECONDS));
    }
  }

  private DemoTraffic.Figures traffic(ServiceChild service, double rate, double seconds)
      throws InterruptedException {
    int shoppers = (int) Math.max(LEAST_SHOPPERS, rate);
    DemoTraffic traffic = DemoTraffic.start(service.address(), ++runs, rate, shoppers, SEED);
    try (traffic) {
      await(seconds);
    }
    return traffic.figures();
  }

  private static boolean drain(Backlog backlog) throws InterruptedException, ExecutionException {
    double deadline = Clock.wallSeconds() + DRAIN_SECONDS;
    while (!backlog.isDone()) {
      if (Clock.wallSeconds() > deadline) {
        return false;
      }
      await(0.2);
    }
    return true;
  }

  private static void await(double seconds) throws InterruptedException {
    Thread.sleep((long) (1000 * seconds));
  }
}
