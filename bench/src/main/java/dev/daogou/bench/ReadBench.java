package dev.daogou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.bench.workbench.ChildProgram;
import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * What a read of a list costs the service, warm, with and without a filter: processor time of its
 * process for each request, less what it uses when nobody asks. The floor, in rounds in turn, is
 * the same number of bytes from {@link ConstantServer}, a bare route of Vert.x in a process of its
 * own with the same arguments of the JVM.
 */
final class ReadBench {
  private static final int READERS = 8;
  private static final double CLICKS_PER_SECOND = 50;
  private static final String FLOOR = "constant answer";
  // A quarter of the items, so that the list has to be filled up.
  private static final String FILTER =
      "?filter=" + URLEncoder.encode("price < 28 && availability == 'in-stock'", UTF_8);

  private final int clicks;
  private final int rounds;
  private final double warmUpSeconds;
  private final double roundSeconds;

  ReadBench(boolean quick) {
    clicks = quick ? 500 : 1_500;
    rounds = quick ? 3 : 5;
    warmUpSeconds = quick ? 5 : 15;
    roundSeconds = quick ? 2 : 4;
  }

  void run(Report report) throws Exception {
    report.title("read: %d readers at once".formatted(READERS));
    try (Workbench bench = Workbench.open();
        ServiceShop shop = ServiceShop.open(bench)) {
      OpenLoop.run(CLICKS_PER_SECOND, clicks, number -> shop.click("c" + number));
      byte[] list = shop.calls().get(list(0));
      report.note("list: %,d bytes".formatted(list.length));
      Path answer = Files.write(bench.path("answer"), list);
      try (ChildProgram constant =
              ChildProgram.start(
                  ConstantServer.class,
                  ConstantServer.READY,
                  bench.path("constant.log"),
                  answer.toString());
          ServiceCalls floor =
              new ServiceCalls(URI.create("http://127.0.0.1:" + constant.readiness()))) {
        Reads plain = new Reads(shop.service().handle(), shop.calls(), ReadBench::list);
        Reads filtered =
            new Reads(shop.service().handle(), shop.calls(), number -> list(number) + FILTER);
        Reads least = new Reads(constant.handle(), floor, number -> ConstantServer.PATH);
        measure(plain, filtered, least, report);
      }
    }
  }

  private void measure(Reads plain, Reads filtered, Reads least, Report report) throws Exception {
    report.add("read.cold.cpu-us", plain.round(warmUpSeconds), "us");
    report.add("read.cold.filtered.cpu-us", filtered.round(warmUpSeconds), "us");
    least.round(warmUpSeconds / 2);
    List.of(plain, filtered, least).forEach(Reads::begin);
    for (int round = 0; round < rounds; round++) {
      least.add(roundSeconds);
      plain.add(roundSeconds);
      filtered.add(roundSeconds);
    }
    plain.into("read", least, report);
    filtered.into("read.filtered", least, report);
  }

  private static String list(int number) {
    return "/v1/users/s" + number % ServiceShop.shoppers() + "/recommendations";
  }

  /** One kind of request to one process, round after round. */
  private static final class Reads {
    private final ProcessHandle process;
    private final ServiceCalls calls;
    private final IntFunction<String> path;
    private Samples micros = new Samples();
    private Samples latency = new Samples();

    Reads(ProcessHandle process, ServiceCalls calls, IntFunction<String> path) {
      this.process = process;
      this.calls = calls;
      this.path = path;
    }

    /** Forgets what was measured while everything was warming up. */
    void begin() {
      micros = new Samples();
      latency = new Samples();
    }

    void add(double seconds) throws Exception {
      micros.add(round(seconds));
    }

    /** Microseconds of the process for each request. */
    double round(double seconds) throws Exception {
      double idle = idleRate(seconds / 4);
      double before = Clock.processSeconds(process);
      double start = Clock.wallSeconds();
      LongAdder done = new LongAdder();
      List<Callable<Void>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        int first = reader;
        readers.add(() -> read(first, start + seconds, done));
      }
      try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
        for (Future<Void> reader : threads.invokeAll(readers)) {
          reader.get();
        }
      }
      double used = Clock.processSeconds(process) - before;
      return (used - idle * (Clock.wallSeconds() - start)) * 1e6 / done.sum();
    }

    private Void read(int first, double until, LongAdder done)
        throws IOException, InterruptedException {
      for (int number = first; Clock.wallSeconds() < until; number += READERS) {
        long asked = System.nanoTime();
        calls.get(path.apply(number));
        double took = (System.nanoTime() - asked) / 1e6;
        synchronized (this) {
          latency.add(took);
        }
        done.increment();
      }
      return null;
    }

    /** What the process uses when nobody asks, in seconds a second. */
    private double idleRate(double seconds) throws InterruptedException {
      double before = Clock.processSeconds(process);
      double start = Clock.wallSeconds();
      Thread.sleep((long) (1000 * seconds));
      return (Clock.processSeconds(process) - before) / (Clock.wallSeconds() - start);
    }

    void into(String name, Reads floor, Report report) {
      report.add(
          Figure.of(name + ".cpu-us", micros.mean(), "us")
              .from(latency.count())
              .between(micros.quantile(0), micros.quantile(1))
              .beside(FLOOR, floor.micros.mean(), micros.over(floor.micros).median()));
      report.add(
          Figure.of(name + ".p50-ms", latency.median(), "ms")
              .beside(FLOOR, floor.latency.median()));
      report.add(
          Figure.of(name + ".p99-ms", latency.quantile(0.99), "ms")
              .beside(FLOOR, floor.latency.quantile(0.99)));
    }
  }
}
