package dev.daogou.serving.board;

import dev.daogou.schemas.Resolution;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time as buckets of one resolution.
 *
 * @param from epoch milliseconds
 * @param to exclusive
 */
record TimeRange(Resolution resolution, long from, long to) {
  /** Hours are published seldom: only those that ended this long ago are looked at. */
  private static final long SETTLED = 3_600_000;

  /** What ended this long ago seldom changes. */
  private static final long QUIET = 5 * 60_000;

  /**
   * Splits a period into stretches of the widest buckets that fit: settled hours, then quiet
   * minutes, then what is fresh, each possibly twice.
   *
   * @param finest the finest resolution that is needed
   */
  static List<TimeRange> of(long from, long to, Resolution finest, long now) {
    if (finest == Resolution.SECOND) {
      return List.of(new TimeRange(Resolution.SECOND, from, to));
    }
    long hours = Resolution.HOUR.length().toMillis();
    long firstHour = Math.min(to, ceil(from, hours));
    long settled = Resolution.HOUR.startOf(now - SETTLED);
    long lastHour = Math.max(firstHour, Math.min(Resolution.HOUR.startOf(to), settled));
    long quiet =
        Math.clamp(Resolution.MINUTE.startOf(now - QUIET), lastHour, Math.max(lastHour, to));
    List<TimeRange> all = new ArrayList<>(4);
    add(all, Resolution.MINUTE, from, firstHour);
    add(all, Resolution.HOUR, firstHour, lastHour);
    add(all, Resolution.MINUTE, lastHour, quiet);
    add(all, Resolution.MINUTE, quiet, to);
    return all;
  }

  private static void add(List<TimeRange> all, Resolution resolution, long from, long to) {
    if (from < to) {
      all.add(new TimeRange(resolution, from, to));
    }
  }

  private static long ceil(long time, long length) {
    return Math.ceilDiv(time, length) * length;
  }
}
