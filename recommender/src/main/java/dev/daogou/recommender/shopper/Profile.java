package dev.daogou.recommender.shopper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one shopper. Changed only by {@link ProfileUpdates}; readers take it as it
 * stands.
 */
public final class Profile {
  final List<Interaction> interactions = new ArrayList<>();
  final List<Seen> seen = new ArrayList<>();
  final List<Reversal> reversals = new ArrayList<>();
  final List<Exposure> shown = new ArrayList<>();
  @Nullable Remainder remainder;
  @Nullable ContextKinds context;

  /** Event time of the context; 0 where there is none. */
  long contextTime;

  /** Event time until which the shopper is taken for a program; 0 where that is not so. */
  long automatedUntil;

  long events;
  long duplicates;
  long takenBack;
  long evicted;

  /**
   * An event that left no interaction, remembered so that its duplicate is recognised.
   *
   * @param fingerprint of its id
   * @param arrival epoch milliseconds
   */
  record Seen(long fingerprint, long arrival) {}

  /** Kept interactions, oldest first by event time. */
  public List<Interaction> interactions() {
    return Collections.unmodifiableList(interactions);
  }

  /** Distinct events that were applied. */
  public long events() {
    return events;
  }

  /** Events that came again and were left out. */
  public long duplicates() {
    return duplicates;
  }

  /** Interactions that were taken back. */
  public long takenBack() {
    return takenBack;
  }

  /** Interactions that went into the remainder. */
  public long evicted() {
    return evicted;
  }

  /**
   * Whether the shopper is taken for a program, as of the newest event: such a shopper gets lists,
   * but teaches nothing about items.
   */
  public boolean isAutomated() {
    return automatedUntil != 0;
  }

  /** Whether anything was shown and left alone, as far as it is remembered. */
  public boolean hasExposures() {
    return !shown.isEmpty();
  }

  /** How often the item was shown and left alone; 0 times where it was not, or is forgotten. */
  public Exposure shown(String item) {
    long hash = Fingerprint.narrow(item);
    for (Exposure exposure : shown) {
      if (exposure.item() == hash) {
        return exposure;
      }
    }
    return Exposure.none();
  }

  /** What stood around the newest event that told of it; empty where none did. */
  public Optional<ContextKinds> context() {
    return Optional.ofNullable(context);
  }

  /** Event time of {@link #context()}; 0 where there is none. */
  public long contextTime() {
    return contextTime;
  }

  /** Event time of the newest interaction, kept or not; 0 where there was none. */
  public long newest() {
    long evicted = remainder == null ? 0 : remainder.time();
    return interactions.isEmpty() ? evicted : Math.max(evicted, interactions.getLast().time());
  }

  /** Distinct items, newest first, of the interactions that fit; at most so many. */
  public List<Interaction> recent(int most, Predicate<Interaction> fits) {
    List<Interaction> recent = new ArrayList<>(most);
    Set<String> known = HashSet.newHashSet(most);
    for (int i = interactions.size() - 1; i >= 0 && recent.size() < most; i--) {
      Interaction interaction = interactions.get(i);
      if (!interaction.type().isText()
          && !known.contains(interaction.subject())
          && fits.test(interaction)) {
        known.add(interaction.subject());
        recent.add(interaction);
      }
    }
    return recent;
  }

  boolean knows(long fingerprint) {
    for (int i = interactions.size() - 1; i >= 0; i--) {
      if (interactions.get(i).fingerprint() == fingerprint) {
        return true;
      }
    }
    for (Seen event : seen) {
      if (event.fingerprint() == fingerprint) {
        return true;
      }
    }
    return false;
  }
}
