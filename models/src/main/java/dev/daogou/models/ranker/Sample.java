package dev.daogou.models.ranker;

/**
 * One prediction as it was before the click: every candidate's inputs, and which was clicked.
 * Signals that depend on what attention learns are left out and stand as similarities.
 *
 * @param inputs [C,I]; the attended signals are 0
 * @param fixed [C,R] similarities of fixed vectors with the recent items' fixed vectors
 * @param behaviour [C,R] the same of behaviour vectors
 * @param recentWeights [R]
 * @param clicked which candidate, or -1 where it is none of them
 * @param repeat whether the clicked item is the one that the shopper looked at
 */
@SuppressWarnings("ArrayRecordComponent") // training data, never compared
public record Sample(
    float[] inputs,
    float[] fixed,
    float[] behaviour,
    float[] recentWeights,
    int clicked,
    boolean repeat) {

  /** How many candidates there are. */
  public int candidates(int inputWidth) {
    return inputs.length / inputWidth;
  }
}
