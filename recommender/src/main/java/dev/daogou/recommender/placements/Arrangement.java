package dev.daogou.recommender.placements;

import java.util.List;

/** How ranked items are put into the order in which they are shown. */
public sealed interface Arrangement permits Diverse, Varied {
  /** As they are ranked. */
  Arrangement AS_RANKED = new Diverse(0);

  /** The first items in the order to show, at most so many. */
  List<PlacedItem> arrange(Merits items, int limit);

  /** Whether items may change places, so that more must be looked at than are shown. */
  boolean changesPlaces();
}
