package dev.daogou.candidates;

import java.util.List;

/**
 * How far the events of the task's partition of the events topic are reflected. A list says by its
 * basis which events of its shopper it reflects; what no list says must be told at once, since
 * somebody may wait for it.
 */
final class Progress {
  private long seen;
  private long told = CandidateBatch.NO_PROGRESS;
  private long firstUnlisted = Long.MAX_VALUE;
  private long lastUnlisted = CandidateBatch.NO_PROGRESS;

  /**
   * @param seen offset up to which a predecessor has seen the events; what it told is not known
   */
  Progress(long seen) {
    this.seen = seen;
    withoutList(seen);
  }

  /** The event there is about to be reflected; false where that is known. */
  boolean see(long offset) {
    boolean isNew = offset > seen;
    seen = Math.max(seen, offset);
    return isNew;
  }

  /** No list will have the event there, or a newer one of its shopper, as its basis. */
  void withoutList(long offset) {
    if (offset > told) {
      firstUnlisted = Math.min(firstUnlisted, offset);
      lastUnlisted = Math.max(lastUnlisted, offset);
    }
  }

  /** Highest offset seen, or -1. */
  long seen() {
    return seen;
  }

  /** Whether events were seen that nothing was told of. */
  boolean isUntold() {
    return seen > told;
  }

  /** The batch that tells what is new, if anything is, up to that offset. */
  CandidateBatch tell(List<ShopperCandidates> shoppers, long upTo) {
    if (upTo <= told) {
      return new CandidateBatch(shoppers, CandidateBatch.NO_PROGRESS, true);
    }
    boolean isListed = firstUnlisted > upTo;
    told = upTo;
    firstUnlisted = lastUnlisted > upTo ? Math.max(firstUnlisted, upTo + 1) : Long.MAX_VALUE;
    return new CandidateBatch(shoppers, upTo, isListed);
  }
}
