package dev.daogou.app;

/**
 * How much of a store's content one task holds as objects.
 *
 * @param entries most objects
 * @param bytes most bytes that they would take encoded; as objects they take a small multiple
 */
public record HeldLimits(int entries, long bytes) {
  public HeldLimits {
    if (entries < 1 || bytes < 1) {
      throw new IllegalArgumentException("at least one object must be held, and one byte of it");
    }
  }
}
