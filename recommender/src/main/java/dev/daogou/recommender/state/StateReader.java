package dev.daogou.recommender.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateWriter} wrote. */
public final class StateReader {
  private final ByteBuffer buffer;
  private final byte version;

  /**
   * @param version that the caller understands
   * @param what is being read, for the message when it cannot be
   */
  public StateReader(byte[] bytes, byte version, String what) {
    this(bytes, version, version, what);
  }

  /**
   * @param oldest version that the caller understands
   * @param newest version that the caller understands
   * @param what is being read, for the message when it cannot be
   */
  public StateReader(byte[] bytes, byte oldest, byte newest, String what) {
    buffer = ByteBuffer.wrap(bytes);
    if (bytes.length == 0) {
      throw UnreadableStateException.empty(what);
    }
    version = buffer.get();
    if (version < oldest || version > newest) {
      throw UnreadableStateException.of(what, version, oldest, newest);
    }
  }

  /** Version of the format that is being read. */
  public byte version() {
    return version;
  }

  /** Whether everything was read. */
  public boolean isAtEnd() {
    return !buffer.hasRemaining();
  }

  public long number() {
    return VariableLength.read(buffer);
  }

  public int count() {
    return Math.toIntExact(number());
  }

  /**
   * A count of things that follow, for whoever makes room for them: never more than there are bytes
   * for, whatever the bytes say.
   *
   * @param least bytes that one of them has at least
   * @throws UnreadableStateException when so many cannot follow
   */
  public int count(int least) {
    int count = count();
    if (count < 0 || count > buffer.remaining() / least) {
      throw UnreadableStateException.malformed(
          "%d are said to follow in %d bytes".formatted(count, buffer.remaining()));
    }
    return count;
  }

  public long fixed() {
    return buffer.getLong();
  }

  public float real() {
    return buffer.getFloat();
  }

  public double doubleReal() {
    return buffer.getDouble();
  }

  public float[] reals() {
    float[] vector = new float[count(Float.BYTES)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = real();
    }
    return vector;
  }

  public int octet() {
    return buffer.get() & 0xff;
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[count(1)];
    buffer.get(bytes);
    return bytes;
  }
}
