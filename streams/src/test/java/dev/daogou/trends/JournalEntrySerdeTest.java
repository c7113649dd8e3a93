package dev.daogou.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.state.StateWriter;
import dev.daogou.trends.Contribution.Addition;
import dev.daogou.trends.JournalEntry.Chunk;
import dev.daogou.trends.JournalEntry.Round;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalEntrySerdeTest {
  private static final List<Contribution> CONTRIBUTIONS =
      List.of(
          new Contribution(
              "default",
              1_772_355_600_000L,
              1_772_355_600_005L,
              42,
              List.of(Shoppers.ACTIVE, Shoppers.VIEWED),
              List.of(
                  new Addition(Figure.EVENTS, "item-view", 1), new Addition(Figure.VIEWS, "", 1))),
          new Contribution("other", 1, 2, List.of(new Addition(Figure.ITEMS, "导购", -3))));

  private final JournalEntrySerde serde = new JournalEntrySerde();

  @Test
  void shouldReadWhatItWrote() {
    var chunk = new Chunk(7, CONTRIBUTIONS);

    Chunk read = (Chunk) read(serde.serializer().serialize("t", chunk));

    assertThat(read.round()).isEqualTo(7);
    assertThat(read.contributions()).isEqualTo(CONTRIBUTIONS);
    assertThat(read(serde.serializer().serialize("t", new Round(300)))).isEqualTo(new Round(300));
  }

  @Test
  void shouldGoOnWithAChunkThatItRead() {
    Chunk read = (Chunk) read(serde.serializer().serialize("t", new Chunk(7, CONTRIBUTIONS)));

    read.append(CONTRIBUTIONS.getFirst());

    assertThat(read.contributions())
        .containsExactly(CONTRIBUTIONS.get(0), CONTRIBUTIONS.get(1), CONTRIBUTIONS.get(0));
  }

  /** Byte for byte as the first version of the journal wrote. */
  @Test
  void shouldReadTheFirstForm() {
    var out = new StateWriter((byte) 1, 64).fixed(3);
    CONTRIBUTIONS.forEach(contribution -> contribution.write(out));
    byte[] round = ByteBuffer.allocate(Long.BYTES).putLong(3).array();

    assertThat(((Chunk) read(out.toBytes())).round()).isEqualTo(3);
    assertThat(((Chunk) read(out.toBytes())).contributions()).isEqualTo(CONTRIBUTIONS);
    assertThat(read(round)).isEqualTo(new Round(3));
  }

  private JournalEntry read(byte[] bytes) {
    return serde.deserializer().deserialize("t", bytes);
  }
}
