package dev.daogou.candidates;

import java.util.List;

/**
 * Shoppers that go on together.
 *
 * @param shoppers maybe none, when a batch only tells of progress
 * @param progress highest offset of this task's partition of the events topic that is reflected
 *     once the batch is through; -1 when there is nothing to tell
 * @param isListed whether lists of this batch and of those before it have all that is new about the
 *     progress as their basis, so that nobody waits for the progress itself
 */
public record CandidateBatch(List<ShopperCandidates> shoppers, long progress, boolean isListed) {
  /** Says that no progress is told with this batch. */
  public static final long NO_PROGRESS = -1;
}
