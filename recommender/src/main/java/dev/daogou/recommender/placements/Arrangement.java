package dev.daogou.recommender.placements;

import java.util.List;

/** How ranked items are put into the order in which they are shown. */
public sealed interface Arrangement permits Diverse, Varied {
  /** As they are ranked. */
  Arrangement AS_RANKED = new Diverse(0);

  /** The first items in the order to show, at most so many. */
  List<PlacedItem> arrange(Merits items, int limit);

  /** How many ranked items must be there for so many to be shown, or as many as there are. */
  int needed(int limit);
}
