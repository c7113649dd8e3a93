package dev.daogou.recommender.inference;

import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The shoppers that one call of a {@link Ranker} scores together, in direct memory that is written
 * in place and used again. One thread at a time.
 *
 * <p>Shoppers, recent items and candidates are addressed by position. What is not set after {@link
 * #reset} is padding: weight 0 for recent items, row 0 and zero features for candidates.
 */
public final class RankerBatch {
  private final int maxShoppers;
  private final int recentItems;
  private final int maxCandidates;
  private final int dimensions;
  private final int features;
  private final IntBuffer recent;
  private final FloatBuffer recentWeight;
  private final IntBuffer candidate;
  private final FloatBuffer shortVector;
  private final FloatBuffer longVector;
  private final FloatBuffer feature;
  private final FloatBuffer scores;
  private int shoppers;
  private int candidates;

  /**
   * @param maxShoppers shoppers at most (B)
   * @param recentItems recent items of a shopper at most (R)
   * @param maxCandidates candidates of a shopper at most (C)
   * @param dimensions width of a vector (D)
   * @param features features of a candidate (F)
   */
  public RankerBatch(
      int maxShoppers, int recentItems, int maxCandidates, int dimensions, int features) {
    this.maxShoppers = maxShoppers;
    this.recentItems = recentItems;
    this.maxCandidates = maxCandidates;
    this.dimensions = dimensions;
    this.features = features;
    DirectBuffers memory = new DirectBuffers();
    recent = memory.ints("recent", maxShoppers * recentItems);
    recentWeight = memory.floats("recentWeight", maxShoppers * recentItems);
    candidate = memory.ints("candidates", maxShoppers * maxCandidates);
    shortVector = memory.floats("shortVector", maxShoppers * dimensions);
    longVector = memory.floats("longVector", maxShoppers * dimensions);
    feature = memory.floats("features", maxShoppers * maxCandidates * features);
    scores = memory.floats("scores", maxShoppers * maxCandidates);
    reset(maxShoppers);
  }

  /** Empties the batch for so many shoppers, at least one, with as many candidates as can be. */
  public void reset(int newShoppers) {
    reset(newShoppers, maxCandidates);
  }

  /** Empties the batch for so many shoppers and candidates of each, at least one. */
  public void reset(int newShoppers, int newCandidates) {
    if (newShoppers < 1 || newShoppers > maxShoppers) {
      throw new IllegalArgumentException(
          "%d shoppers in a batch of %d".formatted(newShoppers, maxShoppers));
    }
    if (newCandidates < 1 || newCandidates > maxCandidates) {
      throw new IllegalArgumentException(
          "%d candidates in a batch of %d".formatted(newCandidates, maxCandidates));
    }
    shoppers = newShoppers;
    candidates = newCandidates;
    zero(recent, shoppers * recentItems);
    zero(recentWeight, shoppers * recentItems);
    zero(candidate, shoppers * candidates);
    zero(shortVector, shoppers * dimensions);
    zero(longVector, shoppers * dimensions);
    zero(feature, shoppers * candidates * features);
    scores.clear().limit(shoppers * candidates);
  }

  private static void zero(IntBuffer values, int size) {
    values.clear().limit(size);
    MemorySegment.ofBuffer(values).fill((byte) 0);
  }

  private static void zero(FloatBuffer values, int size) {
    values.clear().limit(size);
    MemorySegment.ofBuffer(values).fill((byte) 0);
  }

  /** A recent item, newest at position 0; a weight above 0 says that it is there. */
  public void recent(int shopper, int position, int itemRow, float weight) {
    recent.put(shopper * recentItems + position, itemRow);
    recentWeight.put(shopper * recentItems + position, weight);
  }

  /** An item to be scored. */
  public void candidate(int shopper, int position, int itemRow) {
    candidate.put(shopper * candidates + position, itemRow);
  }

  /** One feature of a candidate. */
  public void feature(int shopper, int position, int index, float value) {
    feature.put((shopper * candidates + position) * features + index, value);
  }

  /**
   * The features of a shopper's candidates.
   *
   * @param rows how many candidates have theirs
   * @param values row after row
   */
  public void features(int shopper, int rows, float[] values) {
    feature.put(shopper * candidates * features, values, 0, rows * features);
  }

  /** The shopper's vectors; only their directions count. */
  public void vectors(int shopper, float[] shortTerm, float[] longTerm) {
    shortVector.put(shopper * dimensions, shortTerm);
    longVector.put(shopper * dimensions, longTerm);
  }

  /** The scores of a shopper's candidates, after the ranker ran. */
  public void scores(int shopper, float[] target, int size) {
    scores.get(shopper * candidates, target, 0, size);
  }

  /** The score of a candidate, after the ranker ran. */
  public float score(int shopper, int position) {
    return scores.get(shopper * candidates + position);
  }

  public int shoppers() {
    return shoppers;
  }

  public int recentItems() {
    return recentItems;
  }

  public int candidates() {
    return candidates;
  }

  public int dimensions() {
    return dimensions;
  }

  public int features() {
    return features;
  }

  IntBuffer recentRows() {
    return recent;
  }

  FloatBuffer recentWeights() {
    return recentWeight;
  }

  IntBuffer candidateRows() {
    return candidate;
  }

  FloatBuffer shortVectors() {
    return shortVector;
  }

  FloatBuffer longVectors() {
    return longVector;
  }

  FloatBuffer featureValues() {
    return feature;
  }

  FloatBuffer scoreValues() {
    return scores;
  }
}
