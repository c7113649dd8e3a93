package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction;
import java.util.List;

/**
 * What an event did to a profile.
 *
 * @param outcome in one word
 * @param effects what the items stage is to learn
 * @param lateness milliseconds by which the event was older than the newest of its shopper
 * @param conduct what the shopper is taken for after it
 */
public record ProfileChange(
    Outcome outcome, List<ItemInteraction> effects, long lateness, BotVerdict conduct) {
  /** The event changed nothing that a list depends on. */
  public static final ProfileChange NONE = new ProfileChange(Outcome.UNCHANGED, List.of(), 0);

  /** The event had been applied before. */
  static final ProfileChange DUPLICATE = new ProfileChange(Outcome.DUPLICATE, List.of(), 0);

  /** Kinds of outcome. */
  public enum Outcome {
    CHANGED,
    UNCHANGED,
    DUPLICATE
  }

  /** Of a shopper who is taken for a human. */
  public ProfileChange(Outcome outcome, List<ItemInteraction> effects, long lateness) {
    this(outcome, effects, lateness, BotVerdict.HUMAN);
  }

  static ProfileChange changed(List<ItemInteraction> effects) {
    return new ProfileChange(Outcome.CHANGED, List.copyOf(effects), 0);
  }

  ProfileChange lateBy(long millis) {
    return new ProfileChange(outcome, effects, millis, conduct);
  }

  ProfileChange by(BotVerdict conduct) {
    return new ProfileChange(outcome, effects, lateness, conduct);
  }

  /** Whether the shopper needs a new list. */
  public boolean isChanged() {
    return outcome == Outcome.CHANGED;
  }
}
