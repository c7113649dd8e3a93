package dev.daogou.storefront.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast a log is replayed: {@code max}, or so many times faster than it was recorded.
 *
 * @param factor times faster; positive infinity is {@code max}
 */
public record Speed(double factor) {
  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("speed must be max or above 0, such as 60");
    }
  }

  /** Reads {@code max}, {@code 60}, {@code x60} or {@code ×60}. */
  public static Speed parse(String typed) {
    String text = typed.strip();
    if (text.equalsIgnoreCase("max")) {
      return new Speed(Double.POSITIVE_INFINITY);
    }
    try {
      return new Speed(Double.parseDouble(text.replaceFirst("^[x×]", "")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + typed + "' is no speed: max, or times faster such as 60", e);
    }
  }

  /** Waits until events of a time are due; a log that goes back in time is not held up. */
  static final class Clock {
    private final Speed speed;
    private @Nullable Instant first;
    private long startNanos;

    Clock(Speed speed) {
      this.speed = speed;
    }

    void await(Instant time) throws InterruptedException {
      if (Double.isInfinite(speed.factor())) {
        return;
      }
      if (first == null) {
        first = time;
        startNanos = System.nanoTime();
      }
      double seconds = Duration.between(first, time).toMillis() / 1e3 / speed.factor();
      long left = startNanos + Math.round(seconds * 1e9) - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
      }
    }
  }
}
