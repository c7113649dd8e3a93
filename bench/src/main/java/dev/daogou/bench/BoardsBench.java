package dev.daogou.bench;

import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.ServiceChild;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** What many open live boards cost the real service, beside a single one. */
final class BoardsBench {
  private static final int ITEMS = 500;
  private static final int SHOPPERS = 300;
  private static final int MANY = 1_000;
  private static final long BETWEEN_EVENTS_MS = 20;
  private static final double SETTLING_SECONDS = 5;

  private final double seconds;
  private final Random random = new Random(11);

  BoardsBench(boolean quick) {
    this.seconds = quick ? 15 : 60;
  }

  void run(Report report) throws Exception {
    report.title(
        "boards: %,d open beside one, %.0f s each, events coming in".formatted(MANY, seconds));
    try (Workbench bench = Workbench.open();
        ServiceChild service = ServiceChild.start(bench);
        ServiceCalls calls = new ServiceCalls(service.address())) {
      calls.fillCatalogue(ITEMS);
      var open = new AtomicBoolean(true);
      Thread shop = Thread.ofPlatform().start(() -> traffic(calls, open));
      try {
        Measured one = measure(service, 1, report);
        Measured many = measure(service, MANY, report);
        report.add(
            Figure.of("boards.many.cores", many.cpu(), "cores").beside("one board", one.cpu()));
        report.add(
            Figure.of("boards.many.lateness-p50-ms", many.p50(), "ms")
                .beside("one board", one.p50()));
        report.add(
            Figure.of("boards.many.lateness-p99-ms", many.p99(), "ms")
                .beside("one board", one.p99()));
      } finally {
        open.set(false);
        shop.join();
      }
    }
  }

  private record Measured(double cpu, double p50, double p99) {}

  private Measured measure(ServiceChild service, int boards, Report report) throws IOException {
    try (var readers = new OpenBoards()) {
      readers.open(service.address(), boards);
      readers.follow(SETTLING_SECONDS);
      double before = service.cpuSeconds();
      readers.follow(seconds);
      double cpu = (service.cpuSeconds() - before) / seconds;
      Samples lateness = readers.lateness();
      String name = "boards." + boards + ".";
      report.add(name + "ticks-share", lateness.count() / (boards * seconds), "");
      report.add(name + "sent-again", readers.again(), "");
      report.add(name + "connections-lost", readers.lost(), "");
      report.add(name + "cores", cpu, "cores");
      report.add(name + "resident-mb", service.residentMegabytes(), "MB");
      report.add(name + "lateness-p50-ms", lateness.median(), "ms");
      report.add(name + "lateness-p99-ms", lateness.quantile(0.99), "ms");
      return new Measured(cpu, lateness.median(), lateness.quantile(0.99));
    }
  }

  private void traffic(ServiceCalls calls, AtomicBoolean open) {
    for (int number = 0; open.get(); number++) {
      try {
        calls.view("b" + number, "s" + random.nextInt(SHOPPERS), "i" + random.nextInt(ITEMS));
        Thread.sleep(BETWEEN_EVENTS_MS);
      } catch (IOException busy) {
        // Pushed back: the next one may pass.
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
