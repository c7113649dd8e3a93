package dev.daogou.vocabularies.segment;

import dev.daogou.schemas.Bounds;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time of a call. A device whose clock is wrong says so itself: its call arrives at
 * another time than it says it was sent. Then the event happened as long before arrival as it says
 * it happened before it was sent.
 *
 * @param arrival when the request came; empty for a recorded log, whose times stay as they are
 * @param sent when the sender says that it sent the batch
 * @see <a href="https://segment.com/docs/connections/spec/common/#timestamps">Segment's
 *     timestamps</a>
 */
public record SegmentClock(Optional<Instant> arrival, Optional<Instant> sent) {
  private static final Duration TRUSTED = Duration.ofMinutes(1);
  private static final Reading UNREADABLE =
      new Reading.Unreadable("timestamp", "timestamp is missing or no time of the years 1 to 9999");

  /** For calls that come now, in a batch with these fields. */
  public static SegmentClock at(Instant arrival, Fields batch) {
    return new SegmentClock(Optional.of(arrival), read(batch, "sentAt"));
  }

  /** For calls of a recorded log. */
  public static SegmentClock ofLog() {
    return new SegmentClock(Optional.empty(), Optional.empty());
  }

  /** What a call says about its time. */
  sealed interface Reading {
    /** The time, or null where there is none. */
    @Nullable Instant orNull();

    record At(Instant orNull) implements Reading {}

    /** It does not say; a call that comes now happens now. */
    record Untold() implements Reading {
      @Override
      public @Nullable Instant orNull() {
        return null;
      }
    }

    /**
     * It says something of which no time can be made.
     *
     * @param field that says it
     * @param what is wrong, in words for the sender
     */
    record Unreadable(String field, String what) implements Reading {
      @Override
      public @Nullable Instant orNull() {
        return null;
      }
    }
  }

  Reading read(Fields call) {
    String[] names =
        arrival.isPresent()
            ? new String[] {"timestamp", "originalTimestamp"}
            : new String[] {"timestamp", "originalTimestamp", "sentAt", "receivedAt"};
    if (call.text(names) == null) {
      return arrival.isPresent() ? new Reading.Untold() : UNREADABLE;
    }
    if (sent.filter(time -> !Bounds.isTold(time)).isPresent() || isBeyond(call, "sentAt")) {
      return new Reading.Unreadable("sentAt", "sentAt must be a time of the years 1 to 9999");
    }
    return time(call, names)
        .map(told -> told.plus(skew(call)))
        .filter(Bounds::isTold)
        .<Reading>map(Reading.At::new)
        .orElse(UNREADABLE);
  }

  private static boolean isBeyond(Fields call, String name) {
    return read(call, name).filter(time -> !Bounds.isTold(time)).isPresent();
  }

  private Duration skew(Fields call) {
    Optional<Instant> sentAt = time(call, "sentAt").or(() -> sent);
    return arrival
        .flatMap(came -> sentAt.map(went -> Duration.between(went, came)))
        .filter(skew -> skew.abs().compareTo(TRUSTED) > 0)
        .orElse(Duration.ZERO);
  }

  private static Optional<Instant> time(Fields fields, String... names) {
    return read(fields, names).filter(Bounds::isTold);
  }

  private static Optional<Instant> read(Fields fields, String... names) {
    return Optional.ofNullable(fields.text(names)).flatMap(Times::parse);
  }
}
