package dev.daogou.trends;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.trends.JournalEntry.Chunk;
import dev.daogou.trends.JournalEntry.Round;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Stored form of a {@link JournalEntry}. A round is its number in eight bytes, the first of which
 * is 0; a chunk begins with its version.
 */
final class JournalEntrySerde implements Serde<JournalEntry> {
  static final byte CHUNK = 1;

  @Override
  public Serializer<JournalEntry> serializer() {
    return (topic, entry) ->
        switch (entry) {
          case null -> null;
          case Round(long number) -> ByteBuffer.allocate(Long.BYTES).putLong(number).array();
          case Chunk chunk -> chunk.toBytes();
        };
  }

  @Override
  public Deserializer<JournalEntry> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  private static JournalEntry read(byte[] bytes) {
    return bytes.length == Long.BYTES && bytes[0] == 0
        ? new Round(ByteBuffer.wrap(bytes).getLong())
        : new Chunk(reader(bytes).fixed(), contributions(bytes));
  }

  static List<Contribution> contributions(byte[] chunk) {
    StateReader in = reader(chunk);
    in.fixed();
    List<Contribution> contributions = new ArrayList<>();
    while (!in.isAtEnd()) {
      contributions.add(Contribution.read(in));
    }
    return contributions;
  }

  private static StateReader reader(byte[] chunk) {
    return new StateReader(chunk, CHUNK, "journal of trends");
  }
}
