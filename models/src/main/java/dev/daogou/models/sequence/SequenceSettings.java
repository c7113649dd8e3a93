package dev.daogou.models.sequence;

/**
 * What is trained and how.
 *
 * @param dimensions width of the vectors
 * @param blocks attention blocks before the pooling; may be 0
 * @param recent items of a session that are looked at, the newest
 * @param leastCount how often an item must occur to have a row
 * @param itemDropout share of an item vector's components dropped in training
 * @param dropout the same inside the network
 * @param temperature by which cosines are divided before the softmax
 * @param rate highest step of Adam
 * @param decay decoupled weight decay
 * @param batch predictions a step
 * @param samples items drawn against which a step's predictions compete; where the vocabulary is
 *     not larger than twice that, all compete
 * @param epochs passes over the predictions
 * @param patience epochs without a better figure on held-out sessions after which training ends
 * @param ageing how much less the oldest session counts than the newest: its weight is {@code
 *     exp(-ageing)}
 * @param seed of everything random
 */
public record SequenceSettings(
    int dimensions,
    int blocks,
    int recent,
    int leastCount,
    float itemDropout,
    float dropout,
    float temperature,
    float rate,
    float decay,
    int batch,
    int samples,
    int epochs,
    int patience,
    float ageing,
    long seed) {

  public SequenceSettings {
    requireAtLeast("dimensions", dimensions, 2);
    requireAtLeast("blocks", blocks, 0);
    requireAtLeast("recent", recent, 1);
    requireAtLeast("least count", leastCount, 1);
    requireShare("item dropout", itemDropout);
    requireShare("dropout", dropout);
    requireAtLeast("batch", batch, 1);
    requireAtLeast("samples", samples, 1);
    requireAtLeast("epochs", epochs, 1);
    requireAtLeast("patience", patience, 1);
    if (!(temperature > 0 && rate > 0 && decay >= 0 && ageing >= 0)) {
      throw new IllegalArgumentException(
          "temperature %s and rate %s must be positive, decay %s and ageing %s not negative"
              .formatted(temperature, rate, decay, ageing));
    }
  }

  /** What did best on the last days of a real log. */
  public static SequenceSettings defaults(long seed) {
    return new SequenceSettings(
        64, 0, 20, 1, 0.4f, 0.4f, 0.1f, 5e-3f, 1e-4f, 256, 4096, 12, 3, 0, seed);
  }

  /** The same with another number of epochs. */
  public SequenceSettings withEpochs(int other) {
    return new SequenceSettings(
        dimensions,
        blocks,
        recent,
        leastCount,
        itemDropout,
        dropout,
        temperature,
        rate,
        decay,
        batch,
        samples,
        other,
        patience,
        ageing,
        seed);
  }

  private static void requireAtLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d, must be at least %d".formatted(what, value, least));
    }
  }

  private static void requireShare(String what, float value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s, must be at least 0 and below 1".formatted(what, value));
    }
  }
}
