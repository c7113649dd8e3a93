package dev.daogou.storefront.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The progress line of a replay, and its summary. */
public final class ReplayReport implements AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Tally tally;
  private final DoubleSupplier share;
  private final PrintStream out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final Thread thread;

  /** Shows progress from now on, until closed. */
  public ReplayReport(Tally tally, Lines lines, PrintStream out, boolean terminal) {
    this(tally, lines::share, out, terminal);
  }

  /**
   * Shows progress from now on, until closed.
   *
   * @param share of the work that is done, 0 to 1
   */
  public ReplayReport(Tally tally, DoubleSupplier share, PrintStream out, boolean terminal) {
    this.tally = tally;
    this.share = share;
    this.out = out;
    this.terminal = terminal;
    thread = Thread.ofPlatform().name("replay-progress").daemon().start(this::show);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What became of the log, for people. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    row(text, "sent", tally.sent());
    row(text, "accepted", tally.accepted());
    rows(text, "rejected: ", tally.rejected());
    row(text, "malformed lines", tally.malformed());
    rows(text, "", tally.noted());
    rows(text, "not sent: ", tally.setAside());
    if (tally.waits() > 0) {
      row(text, "requests repeated", tally.waits());
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  %,12.0f  entries a second over %.1f s%n",
            tally.sent() / seconds(),
            seconds()));
    return text.toString();
  }

  private void show() {
    try {
      while (true) {
        Thread.sleep(terminal ? ON_TERMINAL : ELSEWHERE);
        out.print((terminal ? "\r\u001b[K" : "") + line() + (terminal ? "" : "\n"));
        out.flush();
      }
    } catch (InterruptedException done) {
      if (terminal) {
        out.println();
      }
    }
  }

  private String line() {
    double done = share.getAsDouble();
    double left = done > 0 ? seconds() * (1 - done) / done : Double.NaN;
    return String.format(
        Locale.ROOT,
        "%3.0f %% | sent %,d | %,.0f/s | %,d refused | %s left",
        100 * done,
        tally.sent(),
        tally.sent() / seconds(),
        tally.refused(),
        Double.isNaN(left) ? "?" : Math.round(left) + " s");
  }

  private double seconds() {
    return Math.max(1e-3, (System.nanoTime() - start) / 1e9);
  }

  private static void rows(StringBuilder text, String prefix, Map<String, Long> counts) {
    counts.forEach((what, count) -> row(text, prefix + what, count));
  }

  private static void row(StringBuilder text, String what, long count) {
    text.append(String.format(Locale.ROOT, "  %,12d  %s%n", count, what));
  }
}
