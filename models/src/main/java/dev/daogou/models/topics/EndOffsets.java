package dev.daogou.models.topics;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Up to where the events of each partition are read.
 *
 * @param byPartition the first offset that is not read; empty means as far as there are events now
 */
public record EndOffsets(Map<Integer, Long> byPartition) {
  private static final Pattern PAIRS = Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*");

  /** As far as there are events now. */
  public static EndOffsets now() {
    return new EndOffsets(Map.of());
  }

  /**
   * Reads {@code now} or {@code partition:offset,…}; empty where the text is neither, or names a
   * partition twice.
   */
  public static Optional<EndOffsets> parse(String text) {
    if (text.equals("now")) {
      return Optional.of(now());
    }
    if (!PAIRS.matcher(text).matches()) {
      return Optional.empty();
    }
    Map<Integer, Long> ends = new TreeMap<>();
    for (String pair : text.split(",")) {
      int colon = pair.indexOf(':');
      Integer partition = Integer.valueOf(pair.substring(0, colon));
      if (ends.put(partition, Long.valueOf(pair.substring(colon + 1))) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new EndOffsets(ends));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return byPartition.isEmpty()
        ? "now"
        : new TreeMap<>(byPartition)
            .entrySet().stream()
                .map(end -> end.getKey() + ":" + end.getValue())
                .collect(Collectors.joining(","));
  }
}
