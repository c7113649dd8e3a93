package dev.daogou.storefront.simulator;

import java.util.Collection;

/**
 * Hit rates of next choices over the same choices: of the list under test, of plain popularity, and
 * of an oracle that knows taste and intent. Thread-safe.
 */
public final class HitRates {
  private long choices;
  private long hits;
  private long popularityHits;
  private long oracleHits;

  /**
   * Figures so far; 0 where nothing was chosen yet.
   *
   * @param choices how many choices they stand on
   */
  public record Figures(long choices, double hitRate, double popularity, double oracle) {}

  /** Records one choice and the three lists that stood before it. */
  public synchronized void chosen(
      String item,
      Collection<String> list,
      Collection<String> popularityList,
      Collection<String> oracleList) {
    choices++;
    hits += list.contains(item) ? 1 : 0;
    popularityHits += popularityList.contains(item) ? 1 : 0;
    oracleHits += oracleList.contains(item) ? 1 : 0;
  }

  /** The figures so far. */
  public synchronized Figures figures() {
    return new Figures(choices, rate(hits), rate(popularityHits), rate(oracleHits));
  }

  private double rate(long count) {
    return choices == 0 ? 0 : (double) count / choices;
  }
}
