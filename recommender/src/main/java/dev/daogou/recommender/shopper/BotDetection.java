package dev.daogou.recommender.shopper;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells programs from people by how many different items they open in how little time. Goes by
 * event time, so that a log that is replayed at any speed is judged as it happened.
 */
record BotDetection(Noise limits) {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** Whether the visits around that place are more than anybody looks at. */
  boolean isAutomated(List<Interaction> kept, int at) {
    return exceeds(kept, at, limits.burst(), limits.burstWithin())
        || exceeds(kept, at, limits.breadth(), limits.breadthWithin());
  }

  private static boolean exceeds(List<Interaction> kept, int at, int items, Duration within) {
    long time = kept.get(at).time();
    int from = at;
    while (from > 0 && kept.get(from - 1).time() >= time - within.toMillis()) {
      from--;
    }
    int to = at + 1;
    while (to < kept.size() && kept.get(to).time() <= time + within.toMillis()) {
      to++;
    }
    return to - from >= items && isCrowded(kept.subList(from, to), items, within.toMillis());
  }

  /** Whether some stretch of that length holds so many different items. */
  private static boolean isCrowded(List<Interaction> around, int items, long within) {
    if (around.stream().allMatch(interaction -> interaction.time() % MINUTE == 0)) {
      // A log that tells no more than minutes or days tells nothing of pace.
      return false;
    }
    Map<String, Integer> opened = new HashMap<>();
    int first = 0;
    for (Interaction interaction : around) {
      while (around.get(first).time() < interaction.time() - within) {
        leave(opened, around.get(first++));
      }
      if (interaction.type().isVisit()) {
        opened.merge(interaction.subject(), 1, Integer::sum);
      }
      if (opened.size() >= items) {
        return true;
      }
    }
    return false;
  }

  private static void leave(Map<String, Integer> opened, Interaction interaction) {
    if (interaction.type().isVisit()) {
      opened.computeIfPresent(
          interaction.subject(), (item, times) -> times == 1 ? null : times - 1);
    }
  }
}
