package dev.daogou.recommender.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A unit vector made from nothing but an id: the same id gives the same vector everywhere, for
 * ever.
 *
 * <p>Its components are plus or minus 1/√D with signs drawn from a hash of the id, so two different
 * ids are nearly orthogonal (their inner product has mean zero and variance 1/D). This is the sign
 * random projection of Achlioptas (2003) applied to the one-hot vector of the id, which is why sums
 * of signatures estimate counts of ids. Equal magnitudes also survive quantisation exactly.
 *
 * <p>The hash is FNV-1a (64 bits, over UTF-8) spread by SplitMix64. Stored vectors depend on it: it
 * must never change.
 */
public final class Signature {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Signature() {}

  /** The signature of an id, of length one. */
  public static float[] of(String id, int dimensions) {
    float[] vector = new float[dimensions];
    writeTo(id, vector, 0, dimensions);
    return vector;
  }

  /** Writes the signature of an id into a part of an array. */
  public static void writeTo(String id, float[] target, int offset, int dimensions) {
    Objects.checkFromIndexSize(offset, dimensions, target.length);
    float magnitude = (float) (1 / Math.sqrt(dimensions));
    long state = fnv1a(id);
    long signs = 0;
    for (int i = 0; i < dimensions; i++) {
      if (i % Long.SIZE == 0) {
        state += GOLDEN_GAMMA;
        signs = mix(state);
      }
      target[offset + i] = (signs & 1) == 0 ? magnitude : -magnitude;
      signs >>>= 1;
    }
  }

  private static long fnv1a(String id) {
    long hash = FNV_OFFSET;
    for (byte octet : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /** The output function of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mix(long state) {
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
