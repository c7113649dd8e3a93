package dev.daogou.recommender.vectors;

import java.util.Arrays;

/**
 * A vector in one byte a component: component i is about {@code scale * bytes[i]}.
 *
 * <p>Symmetric linear quantisation: the largest magnitude maps to 127, zero stays zero, and no
 * component is off by more than half the scale. The array is not copied: treat it as read-only.
 *
 * @param scale the size of one step, finite and not negative; zero for the zero vector
 * @param bytes one signed byte a component
 */
@SuppressWarnings("ArrayRecordComponent")
public record Quantized(float scale, byte[] bytes) {
  private static final int STEPS = 127;
  // Its 127 steps are still finite.
  private static final float LARGEST_SCALE = Math.nextDown(Float.MAX_VALUE / STEPS);

  public Quantized {
    if (!Float.isFinite(scale) || scale < 0) {
      throw new IllegalArgumentException("scale must be finite and not negative, was " + scale);
    }
  }

  /**
   * Quantises a vector.
   *
   * @throws IllegalArgumentException when a component is not finite
   */
  public static Quantized of(float[] vector) {
    float scale = Math.min(LARGEST_SCALE, largestMagnitude(vector) / STEPS);
    byte[] bytes = new byte[vector.length];
    if (scale > 0) {
      for (int i = 0; i < vector.length; i++) {
        bytes[i] = (byte) Math.clamp(Math.round(vector[i] / scale), -STEPS, STEPS);
      }
    }
    return new Quantized(scale, bytes);
  }

  public int dimensions() {
    return bytes.length;
  }

  /** The vector again, within half a step of the original in each component. */
  public float[] toFloats() {
    float[] vector = new float[bytes.length];
    writeTo(vector, 0);
    return vector;
  }

  /** Writes the vector into an array, from the offset on. */
  public void writeTo(float[] target, int offset) {
    for (int i = 0; i < bytes.length; i++) {
      target[offset + i] = scale * bytes[i];
    }
  }

  private static float largestMagnitude(float[] vector) {
    float largest = 0;
    for (float component : vector) {
      if (!Float.isFinite(component)) {
        throw new IllegalArgumentException("a component is not finite: " + component);
      }
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantized that
        && Float.compare(scale, that.scale) == 0
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Float.hashCode(scale) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Quantized[" + bytes.length + " x int8, scale " + scale + "]";
  }
}
