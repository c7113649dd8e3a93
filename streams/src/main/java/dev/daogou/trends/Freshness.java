package dev.daogou.trends;

import java.util.SortedMap;

/** Classes of durations, each a fifth wider than the one before; the same everywhere. */
public final class Freshness {
  private static final double CLASSES_AN_OCTAVE = 4;
  private static final long LONGEST = 600_000;

  private Freshness() {}

  /** Upper bound of the class of a duration, both milliseconds. */
  public static long bound(long millis) {
    long within = Math.clamp(millis, 1, LONGEST);
    double steps = Math.ceil(CLASSES_AN_OCTAVE * Math.log(within) / Math.log(2) - 1e-9);
    return (long) Math.pow(2, steps / CLASSES_AN_OCTAVE);
  }

  /** Upper bound of the class in which a share of all lies; 0 where there is none. */
  public static long quantile(SortedMap<Long, Long> counts, double share) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long wanted = (long) Math.ceil(share * all);
    long seen = 0;
    for (var each : counts.entrySet()) {
      seen += each.getValue();
      if (seen >= wanted) {
        return each.getKey();
      }
    }
    return 0;
  }
}
