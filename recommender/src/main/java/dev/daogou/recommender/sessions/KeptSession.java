package dev.daogou.recommender.sessions;

/**
 * A session as the index keeps it; never changed, so that readers need no lock.
 *
 * @param id of the session
 * @param ordinal place in the order in which sessions began
 * @param time of the newest visit, epoch milliseconds
 * @param items slots in the order of the visits
 * @param distinct number of different items
 */
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
record KeptSession(long id, int ordinal, long time, int[] items, int distinct) {

  /** Last place of the item, or -1. */
  int lastPlaceOf(int item) {
    for (int i = items.length - 1; i >= 0; i--) {
      if (items[i] == item) {
        return i;
      }
    }
    return -1;
  }
}
