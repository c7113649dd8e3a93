package dev.daogou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** What a shop sees of the real service over HTTP: how fresh lists are, and what a read costs. */
final class ServiceBench {
  private static final int ITEMS = 2_000;
  private static final int SHOPPERS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  // The service waits itself; ever longer pauses keep one that is behind from being flooded.
  private static final long FIRST_PAUSE_MS = 5;
  private static final long LONGEST_PAUSE_MS = 500;
  private static final int READERS = 8;
  // A quarter of the items, so that the list has to be filled up.
  private static final String FILTER =
      "?filter=" + URLEncoder.encode("price < 28 && availability == 'in-stock'", UTF_8);
  private static final String CONSTANT = "/q/health/live";

  private final boolean freshness;
  private final int eventsPerSecond;
  private final Samples oneByOne = new Samples();
  private Samples acknowledged = new Samples();
  private final int samples;
  private final int warmUp;
  private final int rounds;
  private final double roundSeconds;
  private final Random random = new Random(3);

  ServiceBench(boolean quick, boolean freshness, int eventsPerSecond) {
    this.eventsPerSecond = eventsPerSecond;
    this.freshness = freshness;
    this.samples = quick ? 2_000 : 12_000;
    this.warmUp = quick ? 500 : 5_000;
    this.rounds = quick ? 3 : 5;
    this.roundSeconds = quick ? 2 : 5;
  }

  void run(Report report) throws Exception {
    try (Workbench bench = Workbench.open();
        ServiceChild service = ServiceChild.start(bench);
        ServiceCalls calls = new ServiceCalls(service.address())) {
      calls.fillCatalogue(ITEMS);
      warmUp(service, calls);
      if (freshness) {
        freshness(bench, calls, report);
      } else {
        reads(service, calls, report);
      }
    }
  }

  private void freshness(Workbench bench, ServiceCalls calls, Report report) throws Exception {
    report.title(
        "freshness: %,d events/s, %,d samples, each from when it was due until it can be read"
            .formatted(eventsPerSecond, samples));
    OpenLoop.run(eventsPerSecond / 2.0, 2 * warmUp, n -> click(calls, "h" + n));
    acknowledged = new Samples();
    LongAdder late = new LongAdder();
    Samples ours =
        OpenLoop.run(eventsPerSecond, samples, n -> late.add(click(calls, "m" + n) ? 0 : 1));
    Samples floor;
    try (FreshnessFloor least = new FreshnessFloor(bench)) {
      least.start();
      OpenLoop.run(eventsPerSecond, warmUp, n -> least.sendAndRead(n, "s" + n % SHOPPERS));
      floor =
          OpenLoop.run(
              eventsPerSecond, samples, n -> least.sendAndRead(warmUp + n, "s" + n % SHOPPERS));
    }
    quantiles("floor (no HTTP)", floor, report);
    quantiles("ours, of this until the receipt", acknowledged, report);
    quantiles("ours, one click after the other", oneByOne, report);
    quantiles("ours (HTTP in, HTTP out)", ours, report);
    report.add(
        "freshness",
        "ours, not covered in " + PATIENCE.toSeconds() + " s",
        (double) late.sum(),
        "");
    report.add("freshness", "ours / floor, p50", ours.median() / floor.median(), "x");
  }

  private void quantiles(String name, Samples samples, Report report) {
    report.add("freshness", name + ", p50", samples.median(), "ms");
    report.add("freshness", name + ", p99", samples.quantile(0.99), "ms");
  }

  /** One click after the other, each when the one before can be read: no load to speak of. */
  private void warmUp(ServiceChild service, ServiceCalls calls)
      throws IOException, InterruptedException {
    for (int number = 0; number < warmUp; number++) {
      long began = System.nanoTime();
      boolean covered = click(calls, "w" + number);
      if (number >= warmUp / 2) {
        oneByOne.add((System.nanoTime() - began) / 1e6);
      }
      if (!covered) {
        throw new IOException("a quiet service shows no list; it says:\n" + service.logTail());
      }
    }
  }

  /** Sends a click and waits for its list; says whether it came before patience ran out. */
  private boolean click(ServiceCalls calls, String id) throws IOException, InterruptedException {
    String shopper = "s" + random.nextInt(SHOPPERS);
    long began = System.nanoTime();
    String receipt = calls.view(id, shopper, "i" + random.nextInt(ITEMS));
    synchronized (this) {
      acknowledged.add((System.nanoTime() - began) / 1e6);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = FIRST_PAUSE_MS;
    while (!calls.covers(shopper, receipt)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
    return true;
  }

  private void reads(ServiceChild service, ServiceCalls calls, Report report) throws Exception {
    report.title("read: %d readers at once, processor time of the service".formatted(READERS));
    report.note("list: %,d bytes".formatted(calls.get(list(0)).length));
    report.note(CONSTANT + ": %,d bytes".formatted(calls.get(CONSTANT).length));
    Samples constant = new Samples();
    Samples lists = new Samples();
    Samples ratios = new Samples();
    Samples latency = new Samples();
    Samples filtered = new Samples();
    Samples filteredLatency = new Samples();
    for (int round = -1; round < rounds; round++) {
      double idle = idleRate(service);
      double floor = microsPerRequest(service, calls, idle, n -> CONSTANT, new Samples());
      double ours =
          microsPerRequest(
              service, calls, idle, ServiceBench::list, round < 0 ? new Samples() : latency);
      double narrowed =
          microsPerRequest(
              service,
              calls,
              idle,
              number -> list(number) + FILTER,
              round < 0 ? new Samples() : filteredLatency);
      if (round >= 0) { // the first only warms up
        filtered.add(narrowed);
        constant.add(floor);
        lists.add(ours);
        ratios.add(ours / floor);
      }
    }
    report.add("read", "health answer, which runs checks", constant.median(), "cpu-us/request");
    report.add("read", "list", lists.median(), "cpu-us/request");
    report.add("read", "list / health answer", ratios.median(), "x");
    report.add("read", "list, p50", latency.median(), "ms");
    report.add("read", "list, p99", latency.quantile(0.99), "ms");
    report.add("read", "filtered list", filtered.median(), "cpu-us/request");
    report.add("read", "filtered list, p50", filteredLatency.median(), "ms");
    report.add("read", "filtered list, p99", filteredLatency.quantile(0.99), "ms");
  }

  private static String list(int number) {
    return "/v1/users/s" + number % SHOPPERS + "/recommendations";
  }

  /** What the service uses when nobody asks, in seconds a second. */
  private double idleRate(ServiceChild service) throws InterruptedException {
    double before = service.cpuSeconds();
    double start = Clock.wallSeconds();
    Thread.sleep((long) (1000 * roundSeconds / 2));
    return (service.cpuSeconds() - before) / (Clock.wallSeconds() - start);
  }

  private double microsPerRequest(
      ServiceChild service, ServiceCalls calls, double idle, Path path, Samples latency)
      throws InterruptedException, ExecutionException {
    double before = service.cpuSeconds();
    double start = Clock.wallSeconds();
    LongAdder done = new LongAdder();
    List<Callable<Void>> readers = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      int first = reader;
      readers.add(
          () -> {
            for (int n = first; Clock.wallSeconds() - start < roundSeconds; n += READERS) {
              long asked = System.nanoTime();
              calls.get(path.of(n));
              synchronized (latency) {
                latency.add((System.nanoTime() - asked) / 1e6);
              }
              done.increment();
            }
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      for (Future<Void> reader : threads.invokeAll(readers)) {
        reader.get();
      }
    }
    double used = service.cpuSeconds() - before - idle * (Clock.wallSeconds() - start);
    return used * 1e6 / done.sum();
  }

  private interface Path {
    String of(int number);
  }
}
