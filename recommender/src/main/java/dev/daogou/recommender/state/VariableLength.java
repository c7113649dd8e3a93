package dev.daogou.recommender.state;

import java.nio.ByteBuffer;

/**
 * Numbers in as few bytes as they need: zigzag, then seven bits a byte, the lowest first, as
 * Protocol Buffers and Kafka write them.
 */
final class VariableLength {
  private static final int MORE = 0x80;
  private static final int VALUE = 0x7f;
  private static final int BITS = 7;

  private VariableLength() {}

  static void write(long value, ByteBuffer buffer) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & -MORE) != 0) {
      buffer.put((byte) (left | MORE));
      left >>>= BITS;
    }
    buffer.put((byte) left);
  }

  /**
   * @throws UnreadableStateException where there is no such number
   */
  static long read(ByteBuffer buffer) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      byte next = buffer.get();
      value |= (long) (next & VALUE) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw UnreadableStateException.malformed("a number in the state is longer than any");
  }
}
