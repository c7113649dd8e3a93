package dev.daogou.app;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.utils.Bytes;

/** Some keys that were marked one after the other, in one record; it goes when all are done. */
final class KeyChunk {
  private static final byte VERSION = 1;
  private static final int FULL = 32;

  /**
   * Length of a chunk's place: its section and its number, whose first byte no text begins with.
   */
  private static final int PLACE = 1 + Integer.BYTES;

  private final Bytes place;
  private final StateWriter content = new StateWriter(VERSION, 256);
  private int written;
  private int left;

  private KeyChunk(Bytes place) {
    this.place = place;
  }

  /** An empty one; the number decides its place in the section. */
  static KeyChunk of(StoreSection section, int number) {
    return new KeyChunk(section.key(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
  }

  /** One that stands in the store. */
  static KeyChunk at(Bytes place) {
    KeyChunk chunk = new KeyChunk(place);
    chunk.written = FULL;
    return chunk;
  }

  /** Whether that place is a chunk's; at others stands one key, as programs wrote it before. */
  static boolean isAt(Bytes place) {
    byte[] bytes = place.get();
    return bytes.length == PLACE && isBeforeTexts(bytes[0]) && isBeforeTexts(bytes[1]);
  }

  private static boolean isBeforeTexts(byte octet) {
    return octet >= 0 && octet < StoreSection.FIRST_OF_TEXTS;
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

  /** Stored content by what each key belongs to, in the order in which the keys were marked. */
  static Map<Integer, byte[]> divide(byte[] stored, ToIntFunction<byte[]> owner) {
    Map<Integer, StateWriter> parts = new TreeMap<>();
    for (byte[] key : keys(stored)) {
      parts.computeIfAbsent(owner.applyAsInt(key), one -> new StateWriter(VERSION, 256)).bytes(key);
    }
    Map<Integer, byte[]> divided = new TreeMap<>();
    parts.forEach((part, content) -> divided.put(part, content.toBytes()));
    return divided;
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
