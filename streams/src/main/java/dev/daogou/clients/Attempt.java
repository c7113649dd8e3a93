package dev.daogou.clients;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What is remembered of a partition: the record at which a thread began with it, and how that was
 * handed out. A thread that begins at the same record again has failed in between, since what it
 * does is done as a whole or not at all.
 *
 * @param offset of the first record
 * @param tries how many threads began there
 * @param size most records that were handed out together
 * @param losses how often the record was handed out alone and its thread did not come back in time
 * @param process that wrote this
 * @param setAside records that lie with the dead letters, though they may be read once more
 * @param fault why the record at the offset is to be set aside, too; empty where it is not
 */
record Attempt(
    long offset,
    int tries,
    int size,
    int losses,
    String process,
    List<Long> setAside,
    Optional<String> fault) {
  /** Threads that may fail before records are handed out in groups. */
  static final int UNHINDERED = 2;

  /** Records of a group; when it fails, they are handed out one by one. */
  static final int GROUP = 32;

  /** As many as there are. */
  static final int ALL = Integer.MAX_VALUE;

  /** Threads that a record handed out alone may take with it without a word. */
  static final int MOST_LOSSES = 2;

  private static final int MOST_SET_ASIDE = 64;
  private static final int LONGEST_FAULT = 500;

  Attempt {
    setAside = setAside.stream().skip(Math.max(0, setAside.size() - MOST_SET_ASIDE)).toList();
    fault =
        fault.map(
            text ->
                text.substring(0, Math.min(text.length(), LONGEST_FAULT)).replaceAll("\\s+", " "));
  }

  /**
   * A thread begins at an offset.
   *
   * @param before what is remembered of the partition
   * @param process that the thread belongs to
   */
  static Attempt begin(Optional<Attempt> before, long offset, String process) {
    List<Long> aside = before.map(Attempt::setAside).orElse(List.of());
    return before
        .filter(attempt -> attempt.offset == offset)
        .map(attempt -> attempt.again(process))
        .orElseGet(() -> new Attempt(offset, 1, ALL, 0, process, aside, Optional.empty()));
  }

  /** Without what was set aside before an offset from which a thread reads. */
  Attempt from(long position) {
    List<Long> still = setAside.stream().filter(each -> each >= position).toList();
    return new Attempt(offset, tries, size, losses, process, still, fault);
  }

  private Attempt again(String by) {
    if (fault.isPresent()) {
      return this;
    }
    if (isAlone()) {
      // A thread of this process that failed at it has said so. Where it has not, Kafka was away,
      // or the disk full, or the like. Of another process it is not known.
      return process.equals(by) ? this : lost(by, "ends the process that handles it");
    }
    int next = tries + 1;
    int group = next <= UNHINDERED ? ALL : next == UNHINDERED + 1 ? GROUP : 1;
    return new Attempt(offset, next, group, 0, by, setAside, fault);
  }

  /** The record alone has taken a thread with it, and this may be why. */
  Attempt lost(String by, String why) {
    int all = losses + 1;
    Optional<String> last = all < MOST_LOSSES ? Optional.empty() : Optional.of(why);
    return new Attempt(offset, tries, size, all, by, setAside, last);
  }

  /** Something that was handed out is what the thread fails at: no need to see it once more. */
  Attempt suspected() {
    return isHindered() || fault.isPresent()
        ? this
        : new Attempt(offset, Math.max(tries, UNHINDERED), size, 0, process, setAside, fault);
  }

  /** The record is what the threads fail at. */
  Attempt condemned(String why) {
    return new Attempt(offset, tries, size, losses, process, setAside, Optional.of(why));
  }

  /** The record lies with the dead letters; on with the one that comes after it. */
  Attempt without(String by) {
    List<Long> all = Stream.concat(setAside.stream(), Stream.of(offset)).toList();
    return new Attempt(offset + 1, 0, ALL, 0, by, all, Optional.empty());
  }

  /** The next group, handed out in the same way. */
  Attempt next(long first, String by) {
    return new Attempt(first, tries, size, 0, by, setAside, Optional.empty());
  }

  boolean isFirst() {
    return tries <= 1 && !isHindered();
  }

  boolean isAlone() {
    return size == 1;
  }

  boolean isHindered() {
    return size != ALL;
  }

  /** As an offset of a consumer group, which Kafka keeps. */
  OffsetAndMetadata stored() {
    String aside = setAside.stream().map(String::valueOf).collect(Collectors.joining(","));
    return new OffsetAndMetadata(
        offset,
        "tries=%d size=%d losses=%d process=%s aside=%s"
                .formatted(tries, size, losses, process, aside)
            + fault.map(why -> " fault=" + why).orElse(""));
  }

  /** The same from there; empty where somebody else has written it. */
  static Optional<Attempt> read(OffsetAndMetadata stored) {
    String[] parts = stored.metadata().split(" fault=", 2);
    Map<String, String> fields = new HashMap<>();
    for (String field : parts[0].split(" ")) {
      String[] pair = field.split("=", 2);
      fields.put(pair[0], pair[pair.length - 1]);
    }
    try {
      return Optional.of(
          new Attempt(
              stored.offset(),
              Integer.parseInt(fields.getOrDefault("tries", "")),
              Integer.parseInt(fields.getOrDefault("size", "")),
              Integer.parseInt(fields.getOrDefault("losses", "")),
              fields.getOrDefault("process", ""),
              Arrays.stream(fields.getOrDefault("aside", "").split(","))
                  .filter(each -> !each.isEmpty())
                  .map(Long::valueOf)
                  .toList(),
              parts.length > 1 ? Optional.of(parts[1]) : Optional.empty()));
    } catch (NumberFormatException unknown) {
      return Optional.empty();
    }
  }
}
