package dev.daogou.serving.board;

import dev.daogou.schemas.Resolution;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far back a board looks, and in which steps. */
enum BoardRange {
  FIVE_MINUTES("5m", Duration.ofMinutes(5), Duration.ofSeconds(1), Resolution.SECOND),
  HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(1), Resolution.MINUTE),
  DAY("24h", Duration.ofDays(1), Duration.ofMinutes(15), Resolution.MINUTE),
  WEEK("7d", Duration.ofDays(7), Duration.ofHours(1), Resolution.HOUR);

  private final String label;
  private final Duration length;
  private final Duration step;
  private final Resolution finest;

  BoardRange(String label, Duration length, Duration step, Resolution finest) {
    this.label = label;
    this.length = length;
    this.step = step;
    this.finest = finest;
  }

  /**
   * The range of that name.
   *
   * @param label null for the last hour
   * @throws ProblemException where there is none
   */
  static BoardRange of(@Nullable String label) {
    if (label == null || label.isBlank()) {
      return HOUR;
    }
    return Arrays.stream(values())
        .filter(each -> each.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemKind.BAD_PARAMETER,
                    "range must be one of "
                        + Arrays.stream(values())
                            .map(BoardRange::label)
                            .collect(Collectors.joining(", "))));
  }

  String label() {
    return label;
  }

  long length() {
    return length.toMillis();
  }

  long step() {
    return step.toMillis();
  }

  Resolution finest() {
    return finest;
  }

  /** The period up to now, with the step that has begun; both ends on steps. */
  Period upTo(long now) {
    long to = now - Math.floorMod(now, step()) + step();
    return new Period(to - length(), to);
  }

  /**
   * @param from epoch milliseconds
   * @param to exclusive
   */
  record Period(long from, long to) {
    /** The period of the same length before. */
    Period before() {
      return new Period(2 * from - to, from);
    }
  }
}
