package dev.daogou.app;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Records of one kind in a store that holds several: their keys begin with a byte of their own,
 * which no text begins with, and go on after it.
 *
 * @param kind the byte
 */
public record StoreSection(byte kind) {
  /** Texts begin here. */
  static final byte FIRST_OF_TEXTS = ' ';

  public StoreSection {
    if (kind < 0 || kind >= FIRST_OF_TEXTS) {
      throw new IllegalArgumentException("no kind of records: " + kind);
    }
  }

  /** The key in the store. */
  public Bytes key(byte[] own) {
    return Bytes.wrap(ByteBuffer.allocate(1 + own.length).put(kind).put(own).array());
  }

  /** The key without its kind. */
  public byte[] own(Bytes key) {
    return Arrays.copyOfRange(key.get(), 1, key.get().length);
  }

  /** Not after any key of the section. */
  public Bytes first() {
    return Bytes.wrap(new byte[] {kind});
  }

  /** After every key of the section, and before those of the next. */
  public Bytes end() {
    return Bytes.wrap(new byte[] {(byte) (kind + 1)});
  }
}
