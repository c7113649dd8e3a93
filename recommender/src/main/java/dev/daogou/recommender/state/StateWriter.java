package dev.daogou.recommender.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes stored state compactly: a format version byte, then variable-length numbers, texts and
 * vectors.
 */
public final class StateWriter {
  private static final int LONGEST_NUMBER = 10;

  private ByteBuffer buffer;

  /**
   * @param version first byte
   * @param expectedBytes a guess
   */
  public StateWriter(byte version, int expectedBytes) {
    buffer = ByteBuffer.allocate(Math.max(expectedBytes, 16));
    buffer.put(version);
  }

  public StateWriter number(long value) {
    room(LONGEST_NUMBER);
    VariableLength.write(value, buffer);
    return this;
  }

  public StateWriter fixed(long value) {
    room(Long.BYTES);
    buffer.putLong(value);
    return this;
  }

  public StateWriter real(float value) {
    room(Float.BYTES);
    buffer.putFloat(value);
    return this;
  }

  public StateWriter real(double value) {
    room(Double.BYTES);
    buffer.putDouble(value);
    return this;
  }

  /** A vector: its width, then its components. */
  public StateWriter reals(float[] vector) {
    number(vector.length);
    for (float component : vector) {
      real(component);
    }
    return this;
  }

  public StateWriter octet(int value) {
    room(1);
    buffer.put((byte) value);
    return this;
  }

  public StateWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public StateWriter bytes(byte[] value) {
    number(value.length);
    room(value.length);
    buffer.put(value);
    return this;
  }

  /** Bytes written so far. */
  public int size() {
    return buffer.position();
  }

  /** What another wrote, without its version. */
  public StateWriter append(StateWriter other) {
    int bytes = other.buffer.position() - 1;
    room(bytes);
    buffer.put(other.buffer.array(), 1, bytes);
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer = ByteBuffer.allocate(2 * buffer.capacity() + bytes).put(buffer.flip());
    }
  }
}
