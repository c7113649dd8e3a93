package dev.daogou.trends;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What was counted since the buckets were saved last: a few small chunks that are written over
 * again and again, so that neither does every event write whole buckets nor does a crash lose a
 * count. The store changes in the same transaction as the offsets, and as the buckets.
 */
final class Journal {
  private static final byte VERSION = 1;
  private static final int CHUNKS = 1_024;
  private static final int CHUNK = 8;
  private static final int EXPECTED_BYTES = 1_024;

  /** Where the store has the number of the current round; what other rounds left is void. */
  private static final int ROUND = -1;

  private final KeyValueStore<Integer, byte[]> store;
  private long round;
  private int chunk;
  private int inChunk;
  private StateWriter writer;

  Journal(KeyValueStore<Integer, byte[]> store) {
    this.store = store;
    byte[] known = store.get(ROUND);
    round = known == null ? 0 : ByteBuffer.wrap(known).getLong();
  }

  /** Tells again what was written in this round. */
  void replay(Consumer<Contribution> contributions) {
    try (KeyValueIterator<Integer, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Integer, byte[]> entry = all.next();
        if (entry.key != ROUND && isOfThisRound(entry.value)) {
          read(entry.value).forEachRemaining(contributions);
          chunk = Math.max(chunk, entry.key + 1);
        }
      }
    }
  }

  private boolean isOfThisRound(byte[] bytes) {
    return new StateReader(bytes, VERSION, "journal of trends").fixed() == round;
  }

  private static Iterator<Contribution> read(byte[] bytes) {
    var in = new StateReader(bytes, VERSION, "journal of trends");
    in.fixed();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !in.isAtEnd();
      }

      @Override
      public Contribution next() {
        return Contribution.read(in);
      }
    };
  }

  void append(Contribution contribution) {
    if (writer == null) {
      writer = new StateWriter(VERSION, EXPECTED_BYTES).fixed(round);
    }
    contribution.write(writer);
    store.put(chunk, writer.toBytes());
    if (++inChunk == CHUNK) {
      nextChunk();
    }
  }

  private void nextChunk() {
    chunk++;
    inChunk = 0;
    writer = null;
  }

  /** Whether the buckets should be saved before more is written. */
  boolean isFull() {
    return chunk >= CHUNKS;
  }

  /** Whether nothing was written in this round. */
  boolean isEmpty() {
    return chunk == 0 && inChunk == 0;
  }

  /** The buckets are saved: what was written is void. */
  void startOver() {
    if (!isEmpty()) {
      round++;
      store.put(ROUND, ByteBuffer.allocate(Long.BYTES).putLong(round).array());
      chunk = 0;
      inChunk = 0;
      writer = null;
    }
  }
}
