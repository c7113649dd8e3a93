package dev.daogou.serving.ops;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long the records of a topic wait for a consumer, told from looks at how far each partition
 * reaches and how far the consumer has come. One thread.
 */
final class Backlog {
  /** So few are no backlog: markers of transactions, which nobody commits, are records, too. */
  static final long FEW = 10;

  /** Looks that are kept of a partition, after hours of which every second one goes. */
  private static final int MOST_LOOKS = 1_024;

  private final Map<Integer, Partition> partitions = new HashMap<>();

  /**
   * What waits in a partition.
   *
   * @param records so many
   * @param done offset of the next record to be done
   * @param atLeast how long the oldest has waited for certain, in milliseconds
   * @param atMost how long it can have waited; empty where it was there at the first look
   * @param still since when, in milliseconds, not one was done although some waited
   */
  record Waiting(long records, long done, long atLeast, OptionalLong atMost, long still) {
    /** Nothing waits. */
    static Waiting none(long done) {
      return new Waiting(0, done, 0, OptionalLong.of(0), 0);
    }

    /** Whether no record waits for longer. */
    boolean isWithin(Duration bound) {
      return atMost.isPresent() && atMost.getAsLong() <= bound.toMillis();
    }
  }

  /**
   * Looks once more.
   *
   * @param now milliseconds, at the look; never less than at the look before
   * @param ends offset of the next record to come, by partition
   * @param done offset of the next record to be done, by partition
   */
  Map<Integer, Waiting> look(long now, Map<Integer, Long> ends, Map<Integer, Long> done) {
    partitions.keySet().retainAll(ends.keySet());
    Map<Integer, Waiting> waiting = new HashMap<>();
    ends.forEach(
        (number, end) ->
            waiting.put(
                number,
                partitions
                    .computeIfAbsent(number, unseen -> new Partition(now))
                    .look(now, end, done.getOrDefault(number, 0L))));
    return waiting;
  }

  private record Look(long at, long end) {}

  private static final class Partition {
    private final Deque<Look> notDone = new ArrayDeque<>();
    private OptionalLong allDoneAt = OptionalLong.empty();
    private long lastDone = -1;
    private long movedAt;

    Partition(long now) {
      movedAt = now;
    }

    Waiting look(long now, long end, long done) {
      if (!notDone.isEmpty() && notDone.getLast().end() > end) {
        // The topic was made anew.
        notDone.clear();
      }
      if (notDone.isEmpty() || notDone.getLast().end() < end) {
        notDone.add(new Look(now, end));
        thinOut();
      }
      Look last = notDone.getLast();
      while (!notDone.isEmpty() && isDone(notDone.peekFirst(), done)) {
        allDoneAt = OptionalLong.of(notDone.removeFirst().at());
      }
      boolean isAllDone = isDone(last, done);
      if (isAllDone || done > lastDone) {
        movedAt = now;
      }
      lastDone = Math.max(lastDone, done);
      if (isAllDone) {
        allDoneAt = OptionalLong.of(now);
        return Waiting.none(done);
      }
      return new Waiting(
          end - done, done, now - notDone.getFirst().at(), sinceAllDone(now), now - movedAt);
    }

    private OptionalLong sinceAllDone(long now) {
      return allDoneAt.isPresent()
          ? OptionalLong.of(now - allDoneAt.getAsLong())
          : OptionalLong.empty();
    }

    private static boolean isDone(Look look, long done) {
      return done >= look.end() - FEW;
    }

    private void thinOut() {
      if (notDone.size() > MOST_LOOKS) {
        boolean[] keep = {false};
        // The first tells how long the oldest waits.
        Look first = notDone.getFirst();
        notDone.removeIf(
            look -> {
              keep[0] = !keep[0];
              return !keep[0] && !look.equals(first);
            });
      }
    }
  }
}
