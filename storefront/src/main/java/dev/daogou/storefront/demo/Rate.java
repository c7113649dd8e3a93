package dev.daogou.storefront.demo;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Events a second that suit a machine, where nobody has named any. */
final class Rate {
  private static final double[] STEPS = {10, 20, 50, 100, 200, 500};

  /** More is not needed to see what a demo shows. */
  static final double USUAL = 100;

  // Simulated shoppers ask for more than those who try the way: a list of their own before each
  // view, impressions, live streams.
  private static final double SHARE = 0.5;

  private Rate() {}

  /**
   * The usual one, or less on a machine that does not hold it.
   *
   * @param clicksPerSecond of visitors who wait for the list of each click
   */
  static double suiting(double clicksPerSecond) {
    return DoubleStream.of(STEPS)
        .filter(step -> step <= Math.min(USUAL, SHARE * clicksPerSecond))
        .max()
        .orElse(STEPS[0]);
  }

  /** One that would do where this one is too much; at least one a second. */
  static double below(double rate) {
    return Math.max(1, DoubleStream.of(STEPS).filter(step -> step < rate).max().orElse(rate / 2));
  }

  /** As it is told and given. */
  static String text(double rate) {
    return rate == Math.rint(rate)
        ? String.format(Locale.ROOT, "%.0f", rate)
        : Double.toString(rate);
  }
}
