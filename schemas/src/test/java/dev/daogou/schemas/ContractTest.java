package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written with a published version stays readable, by us and by those who lag behind. */
class ContractTest {
  private static final int HEADER = 10;

  static List<Class<? extends SpecificRecord>> types() {
    return Values.ON_TOPICS;
  }

  static Stream<Arguments> versions() {
    return types().stream()
        .flatMap(
            type ->
                StoredBytes.versions(type).stream().map(version -> Arguments.of(type, version)));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void shouldBeCompatibleBothWays(Class<? extends SpecificRecord> type, String version) {
    Schema stored = StoredBytes.schema(type, version);
    Schema current = SpecificData.getForClass(type).getSchema(type);

    var weReadThem = SchemaCompatibility.checkReaderWriterCompatibility(current, stored);
    var theyReadUs = SchemaCompatibility.checkReaderWriterCompatibility(stored, current);

    assertThat(weReadThem.getType())
        .as(weReadThem.getDescription())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(theyReadUs.getType())
        .as(theyReadUs.getDescription())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("versions")
  <T extends SpecificRecord> void shouldKeepEveryStoredFieldThroughTodaysClasses(
      Class<T> type, String version) throws IOException {
    Schema stored = StoredBytes.schema(type, version);
    Schema current = SpecificData.getForClass(type).getSchema(type);
    var serde = ValueSerdes.singleObject().of(type);
    for (byte[] message : StoredBytes.messages(type, version)) {
      GenericRecord expected = generic(message, stored, stored);

      T today = serde.deserializer().deserialize("t", message);

      byte[] again = serde.serializer().serialize("t", today);
      assertThat(generic(again, current, stored)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldHaveStoredTodaysVersion(Class<? extends SpecificRecord> type) {
    Schema current = SpecificData.getForClass(type).getSchema(type);

    assertThat(SchemaNormalization.parsingFingerprint64(StoredBytes.schema(type)))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(current));
  }

  @Test
  void shouldHaveStoredEveryKindOfEvent() {
    Schema payload = StoredBytes.schema(StorefrontEvent.class).getField("payload").schema();
    var serde = new AvroSerde<>(StorefrontEvent.class, StoredBytes.schema(StorefrontEvent.class));

    Set<String> stored =
        StoredBytes.messages(StorefrontEvent.class).stream()
            .map(message -> serde.deserializer().deserialize("t", message))
            .map(event -> ((SpecificRecord) event.getPayload()).getSchema().getName())
            .collect(Collectors.toSet());

    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            payload.getTypes().stream().map(Schema::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("types")
  @EnabledIfSystemProperty(
      named = "contract.write",
      matches = ".+",
      disabledReason = "writes the bytes of a new version into the folder given")
  void shouldWriteTheBytesOfANewVersion(Class<? extends SpecificRecord> type) throws IOException {
    Path folder = Path.of(System.getProperty("contract.write"));

    StoredBytes.write(folder, type);

    assertThat(Files.size(folder.resolve(type.getSimpleName() + ".bin"))).isPositive();
  }

  private static GenericRecord generic(byte[] message, Schema writer, Schema reader)
      throws IOException {
    var body = DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null);
    return new GenericDatumReader<GenericRecord>(writer, reader, new GenericData())
        .read(null, body);
  }
}
