package dev.daogou.storefront.demo;

import dev.daogou.storefront.simulator.HitRates;
import java.io.PrintStream;
import java.util.Locale;

/** The line that tells how a run is going: rewritten in place on a terminal, else now and then. */
final class LiveLine {
  private static final int SECONDS_BETWEEN_LINES = 10;
  private static final double LATE_MILLIS = 1_000;

  private final PrintStream out;
  private final boolean terminal;
  private final double rate;
  private int seconds;

  /**
   * @param rate events a second that the shoppers aim at
   */
  LiveLine(PrintStream out, boolean terminal, double rate) {
    this.out = out;
    this.terminal = terminal;
    this.rate = rate;
  }

  /** Called once a second. */
  void show(Run run, TopicCounter counter) {
    seconds++;
    if (terminal) {
      out.print("\r\u001b[K" + line(run, counter));
      out.flush();
    } else if (seconds % SECONDS_BETWEEN_LINES == 0) {
      out.println(line(run, counter));
    }
  }

  /** Leaves the line as it stands. */
  void end() {
    if (terminal && seconds > 0) {
      out.println();
    }
  }

  private String line(Run run, TopicCounter counter) {
    Freshness.Figures freshness = run.freshness().figures();
    HitRates.Figures hits = run.hitRates().figures();
    long deadLetters = counter.deadLetters().values().stream().mapToLong(Long::longValue).sum();
    return String.format(
            Locale.ROOT,
            "%4d s | events %,d | lists %,d | fresh p50 %.1f p99 %.1f ms"
                + " | hit %.1f %% popular %.1f %% oracle %.1f %% | dead %d",
            seconds,
            run.eventsIn().get(),
            counter.lists(),
            freshness.p50(),
            freshness.p99(),
            100 * hits.hitRate(),
            100 * hits.popularity(),
            100 * hits.oracle(),
            deadLetters)
        + advice(run.freshness().recent());
  }

  /** What to do where lists are late. */
  private String advice(Freshness.Figures recent) {
    return recent.samples() > 0 && recent.p50() > LATE_MILLIS
        ? String.format(
            Locale.ROOT,
            " | too slow for %s events a second here: try --rate %s",
            Rate.text(rate),
            Rate.text(Rate.below(rate)))
        : "";
  }
}
