package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RegistryFormatsTest {
  private static final String TOPIC = "daogou.events";

  private RegistryStandIn registry;

  @BeforeEach
  void startRegistry() throws IOException {
    registry = new RegistryStandIn();
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldWriteAZeroByteTheSchemaIdAndTheAvroBinary(WireFormat format) throws IOException {
    var vectors = new RandomRecords(21).next(ItemVectors.class);

    byte[] bytes = serde(format, ItemVectors.class).serializer().serialize(TOPIC, vectors);

    assertThat(bytes[0]).isZero();
    int id = ByteBuffer.wrap(bytes).getInt(1);
    assertThat(new ObjectMapper().readTree(registry.schema(id)).get("name").textValue())
        .isEqualTo("ItemVectors");
    var reader = new GenericDatumReader<GenericRecord>(ItemVectors.getClassSchema());
    var body = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
    GenericRecord read = reader.read(null, body);
    assertThat(read.get("popularity")).isEqualTo(vectors.getPopularity());
    assertThat(body.isEnd()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldReadWithFreshSerdesWhatOthersWrote(WireFormat format) {
    var records = new RandomRecords(22);
    var writing = serde(format, StorefrontEvent.class);
    var reading = serde(format, StorefrontEvent.class);
    for (int i = 0; i < 100; i++) {
      var event = records.next(StorefrontEvent.class);

      byte[] bytes = writing.serializer().serialize(TOPIC, event);

      assertThat(reading.deserializer().deserialize(TOPIC, bytes)).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldAskTheRegistryOnlyForWhatItDoesNotKnow(WireFormat format) {
    var serde = serde(format, ItemNeighbours.class);
    var records = new RandomRecords(23);
    roundTrip(serde, records.next(ItemNeighbours.class));
    int afterTheFirst = registry.requests().size();

    for (int i = 0; i < 50; i++) {
      roundTrip(serde, records.next(ItemNeighbours.class));
    }

    assertThat(registry.requests()).hasSize(afterTheFirst);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldPassNothingThrough(WireFormat format) {
    var serde = serde(format, ItemVectors.class);

    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldRefuseBytesOfAnotherForm(WireFormat format) {
    var serde = serde(format, ItemVectors.class);
    byte[] valid =
        serde.serializer().serialize(TOPIC, new RandomRecords(24).next(ItemVectors.class));
    byte[] unknownId = valid.clone();
    unknownId[1] = 0x7f;
    for (byte[] wrong :
        new byte[][] {{}, {0}, {0, 0, 0, 0}, {1, 0, 0, 0, 1, 2}, unknownId, cut(valid)}) {
      assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, wrong))
          .isInstanceOf(SerializationException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldTellARegistryThatIsDownFromABadRecord(WireFormat format) {
    byte[] valid =
        serde(format, ItemVectors.class)
            .serializer()
            .serialize(TOPIC, new RandomRecords(25).next(ItemVectors.class));
    var fresh = serde(format, ItemVectors.class);
    registry.failWith(503);

    assertThatThrownBy(() -> fresh.deserializer().deserialize(TOPIC, valid))
        .isInstanceOf(RegistryUnavailableException.class);
    registry.failWith(0);
    assertThat(fresh.deserializer().deserialize(TOPIC, valid)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SINGLE_OBJECT")
  void shouldSayThatTheRegistryDoesNotAnswer(WireFormat format) {
    var serde = serde(format, ItemVectors.class);
    registry.close();

    assertThatThrownBy(
            () ->
                serde.serializer().serialize(TOPIC, new RandomRecords(26).next(ItemVectors.class)))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  private <T extends SpecificRecord> Serde<T> serde(WireFormat format, Class<T> type) {
    String path = format == WireFormat.APICURIO ? RegistryStandIn.APICURIO : "";
    String address = registry.address(path).toString();
    return WireSettings.parse(format.toString(), address).serdes().of(type);
  }

  private static <T> void roundTrip(Serde<T> serde, T value) {
    byte[] bytes = serde.serializer().serialize(TOPIC, value);
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(value);
  }

  private static byte[] cut(byte[] valid) {
    return Arrays.copyOf(valid, valid.length - 1);
  }
}
