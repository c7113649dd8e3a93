package dev.daogou.recommender.inference;

/** What came of encoding a batch of sessions. */
public sealed interface Encoding {

  /**
   * The batch is encoded.
   *
   * @param vectors a unit vector for each session; zero where nothing in it is known
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Encoded(float[][] vectors) implements Encoding {}

  /** Nothing is encoded: do without this model, and let it rest. */
  record Failed(String reason) implements Encoding {}

  /**
   * The vectors, for callers that cannot go on without.
   *
   * @throws IllegalStateException if nothing is encoded
   */
  default float[][] orThrow() {
    return switch (this) {
      case Encoded(float[][] vectors) -> vectors;
      case Failed(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
