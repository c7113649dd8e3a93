package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.UnreadableStateException;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class VersionedSerdeTest {
  private final VersionedSerde<String> serde = new VersionedSerde<>((byte) 2, Serdes.String());

  @Test
  void shouldPutItsVersionFirstAndReadWhatItWrote() {
    byte[] bytes = serde.serializer().serialize("store", "text");

    assertThat(bytes).hasSize(5).startsWith((byte) 2);
    assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo("text");
  }

  @Test
  void shouldRefuseOtherVersionsAndSayWhatToDo() {
    byte[] older = new VersionedSerde<>((byte) 1, Serdes.String()).serializer().serialize("s", "a");

    assertThatThrownBy(() -> serde.deserializer().deserialize("store", older))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("state in store has format 1, this program reads 2")
        .hasMessageContaining("reset the application");
    assertThatThrownBy(() -> serde.deserializer().deserialize("store", new byte[0]))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("state in store has no format");
  }

  @Test
  void shouldSayThatANewerProgramWroteIt() {
    byte[] newer = new VersionedSerde<>((byte) 3, Serdes.String()).serializer().serialize("s", "a");

    assertThatThrownBy(() -> serde.deserializer().deserialize("store", newer))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("state in store has format 3, this program reads 2")
        .hasMessageContaining("a newer program wrote it: start that one again");
    assertThatThrownBy(() -> new StateReader(newer, (byte) 1, (byte) 2, "profile"))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("profile has format 3, this program reads 1 to 2")
        .hasMessageContaining("a newer program wrote it: start that one again");
  }

  @Test
  void shouldBeFoundBehindWhatItLedTo() {
    UnreadableStateException unreadable = UnreadableStateException.of("profile", 3, 1, 2);

    assertThat(UnreadableStateException.isBehind(new IllegalStateException(unreadable))).isTrue();
    assertThat(UnreadableStateException.isBehind(new IllegalStateException())).isFalse();
  }

  @Test
  void shouldPassNothingThrough() {
    assertThat(serde.serializer().serialize("store", null)).isNull();
    assertThat(serde.deserializer().deserialize("store", null)).isNull();
  }
}
