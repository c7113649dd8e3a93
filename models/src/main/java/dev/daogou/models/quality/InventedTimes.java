package dev.daogou.models.quality;

import java.time.Duration;
import java.time.Instant;

/**
 * Times for logs that have none: sessions begin at equal distances over a span, their clicks follow
 * each other at a fixed one. Sessions to be tested all begin when the span ends, so that none of
 * them finds the shop older than another does.
 *
 * @param sessions to learn from
 */
record InventedTimes(int sessions) {
  /** How long the log is taken to be. */
  static final Duration SPAN = Duration.ofDays(90);

  /** How far apart the clicks of a session are taken to be. */
  static final Duration BETWEEN_CLICKS = Duration.ofSeconds(30);

  /** When the first session is taken to begin. */
  static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");

  Instant train(int session, int click) {
    long begin = (long) ((double) SPAN.toMillis() * session / Math.max(1, sessions));
    return BEGIN.plusMillis(begin).plus(BETWEEN_CLICKS.multipliedBy(click));
  }

  static Instant test(int click) {
    return BEGIN.plus(SPAN).plus(BETWEEN_CLICKS.multipliedBy(click));
  }
}
