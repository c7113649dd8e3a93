package dev.daogou.trends;

import dev.daogou.recommender.state.StateWriter;
import java.util.List;

/** What the store of a {@link Journal} holds. */
sealed interface JournalEntry {
  /** The number of the current round; what other rounds left is void. */
  record Round(long number) implements JournalEntry {}

  /** What was counted in a round, in the order in which it was. */
  final class Chunk implements JournalEntry {
    private static final int EXPECTED_BYTES = 1_024;

    private final long round;
    private final StateWriter writer;

    Chunk(long round) {
      this.round = round;
      this.writer = new StateWriter(JournalEntrySerde.CHUNK, EXPECTED_BYTES).fixed(round);
    }

    Chunk(long round, List<Contribution> contributions) {
      this(round);
      contributions.forEach(this::append);
    }

    long round() {
      return round;
    }

    void append(Contribution contribution) {
      contribution.write(writer);
    }

    byte[] toBytes() {
      return writer.toBytes();
    }

    List<Contribution> contributions() {
      return JournalEntrySerde.contributions(toBytes());
    }
  }
}
