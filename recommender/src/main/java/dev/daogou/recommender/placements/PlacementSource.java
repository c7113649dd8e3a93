package dev.daogou.recommender.placements;

import dev.daogou.recommender.sources.CategoryTrends;
import dev.daogou.recommender.sources.OverallTrend;
import dev.daogou.recommender.sources.OwnItems;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.SessionEvidence;
import dev.daogou.recommender.sources.SimilarItems;
import dev.daogou.recommender.sources.Source;
import dev.daogou.recommender.sources.TasteItems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where a placement's items come from, among what is at hand where a list is read. What a source
 * weighs is said where the shopper's list has it, with its {@link Source}. Sessions are not at
 * hand: the item graph, which sums the same sessions up, speaks with the weight of what they say,
 * too.
 */
public enum PlacementSource {
  /** What all sources brought when the shopper's list is made, by the scores that it was given. */
  CANDIDATES(Reason.UNKNOWN),
  /** The shopper's list, in its order. */
  LISTED(Reason.UNKNOWN),
  /** Seen by others after the items that a placement starts from. */
  NEXT(
      SeenAround.NEXT,
      SessionEvidence.FOLLOWED,
      SessionEvidence.SAME_SESSION,
      SessionEvidence.STAN,
      SessionEvidence.VMIS_KNN,
      SessionEvidence.AFTER,
      SessionEvidence.PAIR),
  /** Seen by others before them. */
  BEFORE(SeenAround.BEFORE, SessionEvidence.EARLIER),
  /** Ordered by others together with them. */
  BOUGHT(SeenAround.BOUGHT),
  /** Nearest by content to what the shopper is after, or to the items that are named. */
  SIMILAR(SimilarItems.SIMILAR),
  /** Nearest by content to what the shopper likes. */
  TASTE(TasteItems.TASTE),
  /** Popular in the categories of the items that a placement starts from. */
  CATEGORY_TREND(CategoryTrends.CATEGORY_TREND),
  /** Popular. */
  TREND(OverallTrend.TREND),
  /** New to the catalogue, newest first. */
  NEWEST(Reason.NEW),
  /** What the shopper looked at, newest first. */
  SEEN(OwnItems.SEEN),
  /** What the shopper bought: what is bought again and again first, then the latest. */
  BOUGHT_BEFORE(Reason.BOUGHT_BEFORE),
  /** The items that the reader brings, in their order. */
  ASKED(Reason.UNKNOWN);

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final List<Source> spokenFor;
  private final Reason reason;

  PlacementSource(Reason reason) {
    this.spokenFor = List.of();
    this.reason = reason;
  }

  PlacementSource(Source first, Source... others) {
    this.spokenFor = Stream.concat(Stream.of(first), Arrays.stream(others)).toList();
    this.reason = first.reason();
  }

  /** Name in settings. */
  public String label() {
    return label;
  }

  /** Share in the blended score, where a placement does not say another; 0 for an order alone. */
  float weight() {
    float sum = 0;
    for (Source source : spokenFor) {
      sum += source.weight();
    }
    return sum;
  }

  /** Whether a score counts as a share of the highest that the source gives. */
  boolean isRelative() {
    return spokenFor.isEmpty() || spokenFor.getFirst().isRelative();
  }

  /** What a shopper is told. */
  Reason reason() {
    return reason;
  }
}
