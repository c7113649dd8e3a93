package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
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
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("state in store has format 1, this program reads 2")
        .hasMessageContaining("reset the application");
    assertThatThrownBy(() -> serde.deserializer().deserialize("store", new byte[0]))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("format none");
  }

  @Test
  void shouldPassNothingThrough() {
    assertThat(serde.serializer().serialize("store", null)).isNull();
    assertThat(serde.deserializer().deserialize("store", null)).isNull();
  }
}
