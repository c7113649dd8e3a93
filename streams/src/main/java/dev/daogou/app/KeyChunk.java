package dev.daogou.app;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Some keys that were marked one after the other, in one record; it goes when all are done. */
final class KeyChunk {
  private static final byte VERSION = 1;
  private static final int FULL = 32;

  /** First byte of a chunk's own key: no text begins with it. */
  private static final byte CHUNK = 0;

  private final Bytes place;
  private final StateWriter content = new StateWriter(VERSION, 256);
  private int written;
  private int left;

  private KeyChunk(Bytes place) {
    this.place = place;
  }

  /** An empty one; the number decides its place in the store. */
  static KeyChunk of(int number) {
    return new KeyChunk(
        Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES).put(CHUNK).putInt(number).array()));
  }

  /** One that stands in the store. */
  static KeyChunk at(Bytes place) {
    KeyChunk chunk = new KeyChunk(place);
    chunk.written = FULL;
    return chunk;
  }

  /** Whether that place is a chunk's; at others stands one key, as programs wrote it before. */
  static boolean isAt(Bytes place) {
    return place.get()[0] == CHUNK;
  }

  /** The keys of stored content. */
  static List<byte[]> keys(byte[] stored) {
    StateReader in = new StateReader(stored, VERSION, "keys of work to be done");
    List<byte[]> keys = new ArrayList<>(FULL);
    while (!in.isAtEnd()) {
      keys.add(in.bytes());
    }
    return keys;
  }

  /** The number by which a chunk has its place. */
  static int number(Bytes place) {
    return ByteBuffer.wrap(place.get()).getInt(1);
  }

  Bytes place() {
    return place;
  }

  boolean isFull() {
    return written >= FULL;
  }

  /** Another key is to be done; the content with it. */
  byte[] add(byte[] key) {
    content.bytes(key);
    written++;
    left++;
    return content.toBytes();
  }

  /** A key of the stored content is to be done. */
  void expect() {
    left++;
  }

  /** A key is done. */
  void done() {
    left--;
  }

  boolean isDone() {
    return left == 0;
  }
}
