package dev.daogou.bench;

import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * The highest rate of events at which lists are fresh: events come over HTTP in batches, one of
 * twenty clicks is read back over HTTP, and for 99 of 100 of these the list must be there within
 * 100 ms from when the click was due. The rate grows until it is not held, then the step between is
 * halved. A step lasts until enough clicks were read back for one in a hundred to mean something,
 * and one that is missed is tried once more, since other programs may have had the processors.
 * There is no floor: the criterion is the goal.
 */
final class SustainedBench {
  private static final int BATCH = 10;
  private static final int READ_BACK_EACH = 20;
  private static final double FRESH_MS = 100;
  private static final double FIRST_RATE = 200;
  private static final double WARM_UP_RATE = 400;
  private static final int LEAST_READ_BACK = 300;
  private static final double HIGHEST_RATE = 20_000;
  private static final double GROWTH = 1.5;
  private static final int HALVINGS = 3;
  private static final double SETTLING_MS = 4_000;

  private final double warmUpSeconds;
  private final double stepSeconds;
  private int steps;

  SustainedBench(boolean quick) {
    warmUpSeconds = quick ? 30 : 75;
    stepSeconds = quick ? 5 : 10;
  }

  void run(Report report) throws Exception {
    report.title("sustained: batches of %d, 1 of %d read back".formatted(BATCH, READ_BACK_EACH));
    try (Workbench bench = Workbench.open();
        ServiceShop shop = ServiceShop.open(bench)) {
      step(shop, WARM_UP_RATE, warmUpSeconds);
      Thread.sleep((long) SETTLING_MS);
      Step held = search(shop, report);
      report.add(
          Figure.of("sustained.events-per-second", held.rate(), "1/s")
              .from(held.readBack().count()));
      report.add("sustained.p50-ms", held.readBack().median(), "ms");
      report.add("sustained.p99-ms", held.readBack().quantile(0.99), "ms");
      report.add("sustained.cpu-ms-per-event", held.cpuMillis(), "ms");
    }
  }

  /** What happened at one rate. */
  private record Step(double rate, Samples readBack, long failed, double cpuMillis) {
    boolean isHeld() {
      return failed == 0 && readBack.quantile(0.99) <= FRESH_MS;
    }
  }

  private Step search(ServiceShop shop, Report report) throws Exception {
    Step held = new Step(0, new Samples(), 0, Double.NaN);
    double missed = Double.NaN;
    for (double rate = FIRST_RATE; Double.isNaN(missed) && rate < HIGHEST_RATE; rate *= GROWTH) {
      Step step = told(shop, rate, report);
      if (step.isHeld()) {
        held = step;
      } else {
        missed = rate;
      }
    }
    for (int halving = 0; halving < HALVINGS && held.rate() > 0; halving++) {
      Step step = told(shop, (held.rate() + missed) / 2, report);
      if (step.isHeld()) {
        held = step;
      } else {
        missed = step.rate();
      }
    }
    return held;
  }

  private Step told(ServiceShop shop, double rate, Report report) throws Exception {
    Step first = once(shop, rate, report);
    return first.isHeld() ? first : once(shop, rate, report);
  }

  private Step once(ServiceShop shop, double rate, Report report) throws Exception {
    double seconds = Math.max(stepSeconds, LEAST_READ_BACK * READ_BACK_EACH / rate);
    Step step = step(shop, rate, seconds);
    report.note(
        "%,.0f events/s: p50 %.1f ms, p99 %.1f ms, %d batches refused"
            .formatted(
                rate, step.readBack().median(), step.readBack().quantile(0.99), step.failed()));
    Thread.sleep((long) SETTLING_MS);
    return step;
  }

  private Step step(ServiceShop shop, double rate, double seconds) throws Exception {
    int number = steps++;
    double batches = rate / BATCH;
    Samples readBack = new Samples();
    LongAdder failed = new LongAdder();
    double before = shop.service().cpuSeconds();
    long start = System.nanoTime();
    OpenLoop.run(
        batches,
        (int) Math.ceil(batches * seconds),
        batch -> {
          long due = start + (long) (batch * 1e9 / batches);
          batch(shop, number, batch, due, readBack, failed);
        });
    double used = shop.service().cpuSeconds() - before;
    return new Step(rate, readBack, failed.sum(), used * 1e3 / (rate * seconds));
  }

  private static void batch(
      ServiceShop shop, int step, int batch, long due, Samples readBack, LongAdder failed)
      throws InterruptedException {
    List<ServiceCalls.View> views =
        IntStream.range(0, BATCH)
            .mapToObj(i -> shop.view("%d-%d-%d".formatted(step, batch, i)))
            .toList();
    try {
      List<String> receipts = shop.calls().views(views);
      if (batch % (READ_BACK_EACH / BATCH) == 0) {
        int asked = batch % BATCH;
        boolean shown = shop.isShown(views.get(asked).shopper(), receipts.get(asked));
        double took = shown ? (System.nanoTime() - due) / 1e6 : Double.POSITIVE_INFINITY;
        synchronized (readBack) {
          readBack.add(took);
        }
      }
    } catch (IOException refused) {
      failed.increment();
    }
  }
}
