package dev.daogou.recommender.inference;

import dev.daogou.recommender.inference.HashedNgrams.Features;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which rows of an encoder's table a feature stands for. A feature of the learned vocabulary has a
 * row of its own. Any other feature adds two rows of a shared random part, chosen by its hash:
 * words never seen in training keep a vector of their own (hash embeddings; Svenstrup et al.,
 * 2017), so a brand or a model number matches itself.
 */
public final class FeatureRows {
  private static final float HALF = (float) Math.sqrt(0.5);
  private static final int SECOND_SEED = 0x9e3779b9;

  private final int[] vocabulary;
  private final int buckets;

  /**
   * @param vocabulary hashes of the learned features; the sorted position is the row
   * @param buckets rows of the shared part, which follow the learned ones; at least 1
   */
  public FeatureRows(int[] vocabulary, int buckets) {
    if (buckets < 1) {
      throw new IllegalArgumentException("buckets is %d, must be at least 1".formatted(buckets));
    }
    this.vocabulary = vocabulary.clone();
    Arrays.sort(this.vocabulary);
    this.buckets = buckets;
  }

  /** Reads the big-endian 32-bit hashes of a vocabulary file. */
  public static FeatureRows read(byte[] file, int buckets) {
    int[] hashes = new int[file.length / Integer.BYTES];
    ByteBuffer.wrap(file).asIntBuffer().get(hashes);
    return new FeatureRows(hashes, buckets);
  }

  /** A vocabulary file's content. */
  public byte[] toBytes() {
    ByteBuffer file = ByteBuffer.allocate(vocabulary.length * Integer.BYTES);
    file.asIntBuffer().put(vocabulary);
    return file.array();
  }

  /** Learned and shared rows together. */
  public int count() {
    return vocabulary.length + buckets;
  }

  /** Rows that belong to one learned feature each. */
  public int learned() {
    return vocabulary.length;
  }

  /**
   * Rows and weights of one text.
   *
   * @param rows row numbers
   * @param weights one a row
   */
  @SuppressWarnings("ArrayRecordComponent") // a hot value that is never compared
  public record Weighted(int[] rows, float[] weights) {
    public int size() {
      return rows.length;
    }
  }

  /** The rows of a text's features, in the features' order. */
  public Weighted of(Features features) {
    int[] rows = new int[2 * features.size()];
    float[] weights = new float[2 * features.size()];
    int at = 0;
    for (int i = 0; i < features.size(); i++) {
      int hash = features.hashes()[i];
      float weight = features.weights()[i];
      int known = Arrays.binarySearch(vocabulary, hash);
      if (known >= 0) {
        rows[at] = known;
        weights[at++] = weight;
      } else {
        rows[at] = shared(hash);
        weights[at++] = weight * HALF;
        rows[at] = shared(HashedNgrams.mixed(hash ^ SECOND_SEED));
        weights[at++] = weight * HALF;
      }
    }
    return new Weighted(Arrays.copyOf(rows, at), Arrays.copyOf(weights, at));
  }

  private int shared(int hash) {
    return vocabulary.length + Integer.remainderUnsigned(hash, buckets);
  }
}
