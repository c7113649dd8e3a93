package dev.daogou.recommender.sources;

import java.util.List;

/** The shopper's own recent items, the newest first. */
public final class OwnItems implements CandidateSource {
  /** One over one plus the place. */
  public static final Source SEEN =
      Source.absolute("SEEN", 0.85f, Reason.SEEN_BEFORE, Source.Because.NOTHING);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "own", SourceDefinition.Turn.OWN, List.of(SEEN), setup -> new OwnItems());

  private OwnItems() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    int[] slots = asked.shopper().slots();
    for (int i = 0; i < slots.length; i++) {
      pool.add(SEEN, slots[i], 1f / (1 + i), -1);
    }
  }
}
