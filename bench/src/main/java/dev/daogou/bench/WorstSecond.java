package dev.daogou.bench;

import dev.daogou.bench.workbench.Samples;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Staleness second by second: what was covered in each, and the highest of their 99 % quantiles. A
 * second in which nothing was covered shows in the next one in which something is, since what
 * waited is as old as its wait.
 */
final class WorstSecond implements AutoCloseable {
  private final CoveredEvents covered;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private Stretch now = new Stretch(new Samples(), 0);
  private Stretch whole = new Stretch(new Samples(), 0);

  /**
   * What was covered in a stretch of time.
   *
   * @param all milliseconds of each event until it was covered
   * @param worstP99 the highest 99 % quantile of a second of it
   */
  record Stretch(Samples all, double worstP99) {
    private Stretch and(Samples second) {
      for (int i = 0; i < second.count(); i++) {
        all.add(second.at(i));
      }
      return new Stretch(
          all, second.count() == 0 ? worstP99 : Math.max(worstP99, second.quantile(0.99)));
    }
  }

  WorstSecond(CoveredEvents covered) {
    this.covered = covered;
    var unused = clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** A second is over. */
  synchronized void look() {
    Samples second = covered.stalenessUntilNow();
    now = now.and(second);
    whole = whole.and(second);
  }

  /** The stretch since this was last asked; the first one is no part of the whole. */
  synchronized Stretch untilNow() {
    Stretch stretch = now;
    now = new Stretch(new Samples(), 0);
    return stretch;
  }

  /** Everything since the whole was begun. */
  synchronized Stretch whole() {
    return whole;
  }

  /** Lets the whole begin now. */
  synchronized void begin() {
    whole = new Stretch(new Samples(), 0);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
