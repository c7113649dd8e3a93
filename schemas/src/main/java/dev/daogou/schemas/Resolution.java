package dev.daogou.schemas;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long a bucket of figures is, and how long such buckets are kept and corrected. */
public enum Resolution {
  SECOND(Duration.ofSeconds(1), Duration.ofMinutes(20)),
  MINUTE(Duration.ofMinutes(1), Duration.ofDays(3)),
  HOUR(Duration.ofHours(1), Duration.ofDays(15));

  private final Duration length;
  private final Duration kept;

  Resolution(Duration length, Duration kept) {
    this.length = length;
    this.kept = kept;
  }

  /** Length of a bucket. */
  public Duration length() {
    return length;
  }

  /** How long a bucket is kept after its start. */
  public Duration kept() {
    return kept;
  }

  /** Start of the bucket that holds a time, both epoch milliseconds. */
  public long startOf(long time) {
    return time - Math.floorMod(time, length.toMillis());
  }

  /** Whether a bucket that starts then is still kept, both epoch milliseconds. */
  public boolean isKept(long start, long now) {
    return start >= now - kept.toMillis();
  }

  /** Name in keys and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Resolution> of(String label) {
    for (Resolution each : values()) {
      if (each.label().equals(label)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
