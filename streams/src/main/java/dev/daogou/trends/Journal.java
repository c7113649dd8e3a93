package dev.daogou.trends;

import dev.daogou.app.ObjectStore;
import dev.daogou.trends.JournalEntry.Chunk;
import dev.daogou.trends.JournalEntry.Round;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * What was counted since the buckets were saved last: small chunks that are written over again and
 * again, so that neither are whole buckets written all the time nor does a crash lose a count. A
 * transaction writes the chunks that it added to, once, when it commits: together with the offsets,
 * and with the buckets.
 */
final class Journal {
  private static final int CHUNKS = 1_024;
  private static final int CHUNK = 32;

  /** Where the store has the number of the current round. */
  private static final int ROUND = -1;

  private final ObjectStore<Integer, JournalEntry> store;
  private long round;
  private int chunk;
  private int inChunk;

  Journal(ObjectStore<Integer, JournalEntry> store) {
    this.store = store;
    round = store.find(ROUND).map(Journal::number).orElse(0L);
  }

  private static long number(JournalEntry entry) {
    return switch (entry) {
      case Round(long number) -> number;
      case Chunk chunk -> throw new IllegalStateException("a chunk where the round should stand");
    };
  }

  /** Tells again what was written in this round. */
  void replay(Consumer<Contribution> contributions) {
    try (KeyValueIterator<Integer, JournalEntry> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Integer, JournalEntry> entry = all.next();
        if (entry.value instanceof Chunk written && written.round() == round) {
          written.contributions().forEach(contributions);
          chunk = Math.max(chunk, entry.key + 1);
        }
      }
    }
  }

  void append(Contribution contribution) {
    if (inChunk == 0) {
      store.put(chunk, new Chunk(round));
    }
    store.change(
        chunk,
        () -> new Chunk(round),
        entry -> {
          ((Chunk) entry).append(contribution);
          return entry;
        });
    if (++inChunk == CHUNK) {
      chunk++;
      inChunk = 0;
    }
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
      store.put(ROUND, new Round(round));
      chunk = 0;
      inChunk = 0;
    }
  }
}
