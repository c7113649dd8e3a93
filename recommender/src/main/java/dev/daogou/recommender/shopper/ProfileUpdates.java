package dev.daogou.recommender.shopper;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Decay;

/** How an event changes a profile, and what the items stage is to learn from it. */
public final class ProfileUpdates {
  private final ShopperSettings settings;
  private final ProfileLimits limits;
  private final Decay longHalfLife;
  private final BotDetection pace;
  private final Exposures exposures;

  public ProfileUpdates(ShopperSettings settings) {
    this.settings = settings;
    this.limits = settings.profile();
    this.longHalfLife = new Decay(settings.vectors().longHalfLife());
    this.pace = new BotDetection(settings.noise());
    this.exposures = new Exposures(settings.fatigue());
  }

  /**
   * Applies the event; one that the profile knows already changes nothing but the count of
   * duplicates.
   *
   * @param arrival epoch milliseconds; event time further ahead of it than the clock skew is
   *     clamped to it
   * @param space where fixed vectors are found
   */
  public ProfileChange apply(Profile profile, ShopperEvent event, long arrival, ItemSpace space) {
    long fingerprint = Fingerprint.of(event.id());
    if (profile.knows(fingerprint)) {
      profile.duplicates++;
      return ProfileChange.DUPLICATE;
    }
    profile.events++;
    long newest = profile.newest();
    long time = timeOf(event.time(), arrival, limits);
    event.context().ifPresent(context -> note(profile, context, time));
    boolean wasAutomated = profile.isAutomated();
    if (wasAutomated && time > profile.automatedUntil) {
      profile.automatedUntil = 0;
    }
    ProfileChange change =
        new ProfileStep(settings, pace, exposures, profile, event, time, arrival).apply();
    profile.evicted += evict(profile, space);
    if (!profile.knows(fingerprint)) {
      remember(profile, fingerprint, arrival, limits);
    }
    return change
        .lateBy(Math.max(0, newest - time))
        .by(BotVerdict.of(wasAutomated, profile.isAutomated()));
  }

  private static void note(Profile profile, ContextKinds context, long time) {
    if (profile.context == null || time >= profile.contextTime) {
      profile.context = context;
      profile.contextTime = time;
    }
  }

  /**
   * When an event happened, epoch milliseconds; its arrival where its clock runs too far ahead.
   *
   * @param time of the event as it tells it, epoch milliseconds
   * @param arrival epoch milliseconds
   */
  public static long timeOf(long time, long arrival, ProfileLimits limits) {
    return time > arrival + limits.clockSkew().toMillis() ? arrival : time;
  }

  /** Recognises further events of that id for a while, though nothing of it is kept. */
  static void remember(Profile profile, long fingerprint, long arrival, ProfileLimits limits) {
    long oldest = arrival - limits.duplicateWindow().toMillis();
    profile.seen.removeIf(event -> event.arrival() < oldest);
    if (profile.seen.size() >= limits.fingerprints()) {
      profile.seen.removeFirst();
    }
    profile.seen.add(new Profile.Seen(fingerprint, arrival));
  }

  private int evict(Profile profile, ItemSpace space) {
    var lessons = new Lessons(profile.interactions, limits.sessionGap());
    int evicted = 0;
    while (profile.interactions.size() > limits.kept()) {
      Interaction oldest = lessons.remove(oldestThatMayGo(profile));
      evicted++;
      if (!oldest.type().isText()) {
        float[] fixed = new float[space.width()];
        space.fixedVector(oldest.subject(), fixed);
        profile.remainder = Remainder.plus(profile.remainder, oldest, fixed, longHalfLife);
      }
    }
    return evicted;
  }

  private int oldestThatMayGo(Profile profile) {
    long cancellable = profile.newest() - limits.cancelWindow().toMillis();
    for (int i = 0; i < profile.interactions.size(); i++) {
      Interaction interaction = profile.interactions.get(i);
      if (interaction.type() != InteractionType.ORDER || interaction.time() < cancellable) {
        return i;
      }
    }
    return 0;
  }
}
