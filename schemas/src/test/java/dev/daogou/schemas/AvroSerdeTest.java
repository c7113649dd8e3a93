package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {
  private static final int ROUNDS = 500;

  static List<Class<? extends SpecificRecord>> types() {
    return Values.ON_TOPICS;
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void shouldReadWhatItWrote(Class<T> type) {
    var serde = new AvroSerde<>(type);
    var records = new RandomRecords(1);
    for (int i = 0; i < ROUNDS; i++) {
      T value = records.next(type);

      byte[] bytes = serde.serializer().serialize("t", value);

      assertSame(serde.deserializer().deserialize("t", bytes), value);
    }
  }

  // Field by field: Avro's own arrays do not know the types of the records in them.
  private static void assertSame(SpecificRecord read, SpecificRecord written) {
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void shouldWriteAndReadTheSameBytesAsAvrosOwnCodec(Class<T> type)
      throws IOException {
    var serde = new AvroSerde<>(type);
    var model = SpecificData.getForClass(type);
    var encoder = new BinaryMessageEncoder<T>(model, model.getSchema(type));
    var decoder = new BinaryMessageDecoder<T>(model, model.getSchema(type));
    T value = new RandomRecords(2).next(type);

    byte[] ours = serde.serializer().serialize("t", value);
    byte[] theirs = encoder.encode(value).array();

    assertThat(ours).startsWith(0xC3, 0x01).isEqualTo(Arrays.copyOf(theirs, ours.length));
    assertSame(decoder.decode(ours), value);
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldPassNothingThrough(Class<? extends SpecificRecord> type) {
    var serde = new AvroSerde<>(type);

    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldRefuseAValueThatIsNotComplete() {
    var serde = new AvroSerde<>(StorefrontEvent.class);

    assertThatThrownBy(() -> serde.serializer().serialize("t", new StorefrontEvent()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldNameTheFingerprintOfASchemaThatItDoesNotKnow() {
    var event = new RandomRecords(3).next(StorefrontEvent.class);
    byte[] bytes = new AvroSerde<>(StorefrontEvent.class).serializer().serialize("t", event);

    assertThatThrownBy(
            () -> new AvroSerde<>(ItemVectors.class).deserializer().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("fingerprint");
  }
}
