package dev.daogou.recommender.shopper;

import dev.daogou.recommender.vectors.Decay;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers what a shopper was shown, until it is taken up; bounded. */
final class Exposures {
  private final Fatigue limits;
  private final Decay halfLife;

  Exposures(Fatigue limits) {
    this.limits = limits;
    this.halfLife = new Decay(limits.halfLife());
  }

  /** The items were shown; those that were taken up at that time or later do not count. */
  void show(Profile profile, List<String> items, long time) {
    Set<String> takenUp = takenUpSince(profile, time);
    items.stream()
        .distinct()
        .limit(limits.perList())
        .filter(item -> !takenUp.contains(item))
        .forEach(item -> show(profile.shown, item, time));
    while (profile.shown.size() > limits.items()) {
      profile.shown.remove(
          profile.shown.stream()
              .min(Comparator.comparingLong(Exposure::last).thenComparing(Exposure::times))
              .orElseThrow());
    }
  }

  /** The item was taken up: what was shown before no longer speaks against it. */
  static void clear(Profile profile, String item, long time) {
    long hash = Fingerprint.narrow(item);
    profile.shown.removeIf(shown -> shown.item() == hash && shown.last() <= time);
  }

  private void show(List<Exposure> shown, String item, long time) {
    long hash = Fingerprint.narrow(item);
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).item() == hash) {
        shown.set(i, shown.get(i).and(time, halfLife));
        return;
      }
    }
    shown.add(Exposure.first(item, time));
  }

  private static Set<String> takenUpSince(Profile profile, long time) {
    Set<String> takenUp = new HashSet<>();
    List<Interaction> kept = profile.interactions;
    for (int i = kept.size() - 1; i >= 0 && kept.get(i).time() >= time; i--) {
      if (!kept.get(i).type().isText()) {
        takenUp.add(kept.get(i).subject());
      }
    }
    return takenUp;
  }
}
