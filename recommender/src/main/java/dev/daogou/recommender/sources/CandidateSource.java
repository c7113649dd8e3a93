package dev.daogou.recommender.sources;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.sessions.SessionIndex;

/**
 * Brings items that may interest a shopper. Each source has a file of its own, in which stands what
 * it scores, what that weighs and why a shopper is shown such an item; {@link Sources} lists them.
 * One thread uses it again and again.
 */
interface CandidateSource {
  /**
   * Whom to bring something, and what there is.
   *
   * @param shopper as seen now
   * @param graph the items and how they hang together
   * @param sessions of all shoppers
   */
  record Asked(ShopperView shopper, ItemGraph graph, SessionIndex sessions) {}

  /**
   * Adds scores to the pool. What is thrown costs the shopper this source's candidates, and no
   * more.
   */
  void bring(Asked asked, CandidatePool pool);
}
