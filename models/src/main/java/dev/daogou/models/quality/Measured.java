package dev.daogou.models.quality;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param runs one for each contender and kind of list
 * @param online whether every click was learned after it had been predicted
 * @param learned events of the log that was learned from
 * @param items distinct items in it
 * @param sessions sessions in which was predicted
 * @param cases predictions of each run
 * @param trainSeconds to train the ranker, 0 where none was trained
 * @param learnSeconds to learn the log
 * @param predictSeconds to make and measure all lists
 * @param residentBytes memory held at most, 0 where unknown
 */
public record Measured(
    List<ListQuality> runs,
    boolean online,
    int learned,
    int items,
    int sessions,
    int cases,
    double trainSeconds,
    double learnSeconds,
    double predictSeconds,
    long residentBytes) {
  public Measured {
    runs = List.copyOf(runs);
  }

  /** The same, with the time that the ranker's training took. */
  public Measured withTraining(double seconds) {
    return new Measured(
        runs,
        online,
        learned,
        items,
        sessions,
        cases,
        seconds,
        learnSeconds,
        predictSeconds,
        residentBytes);
  }
}
