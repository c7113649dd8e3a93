package dev.daogou.profile;

import java.util.List;

/**
 * What an event did to a profile.
 *
 * @param outcome in one word
 * @param effects what the items stage is to learn
 * @param lateness milliseconds by which the event was older than the newest of its shopper
 */
public record ProfileChange(Outcome outcome, List<ItemInteraction> effects, long lateness) {
  /** The event changed nothing that a list depends on. */
  static final ProfileChange NONE = new ProfileChange(Outcome.UNCHANGED, List.of(), 0);

  /** The event had been applied before. */
  static final ProfileChange DUPLICATE = new ProfileChange(Outcome.DUPLICATE, List.of(), 0);

  /** Kinds of outcome. */
  public enum Outcome {
    CHANGED,
    UNCHANGED,
    DUPLICATE
  }

  static ProfileChange changed(List<ItemInteraction> effects) {
    return new ProfileChange(Outcome.CHANGED, List.copyOf(effects), 0);
  }

  ProfileChange lateBy(long millis) {
    return new ProfileChange(outcome, effects, millis);
  }

  /** Whether the shopper needs a new list. */
  public boolean isChanged() {
    return outcome == Outcome.CHANGED;
  }
}
