package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileBytesTest {
  private static final int ROUNDS = 3_000;
  private static final int HEADER = 10;

  static List<Class<? extends SpecificRecord>> types() {
    return Values.ON_TOPICS;
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void shouldRefuseEveryTruncation(Class<T> type) {
    byte[] valid = bytes(type, 11);

    for (int length = 0; length < valid.length; length++) {
      byte[] cut = Arrays.copyOf(valid, length);
      assertThatThrownBy(() -> reader(type).deserialize("t", cut))
          .isInstanceOf(SerializationException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void shouldRefuseBytesAfterTheValue(Class<T> type) {
    byte[] valid = bytes(type, 12);
    byte[] longer = Arrays.copyOf(valid, valid.length + 1);

    assertThatThrownBy(() -> reader(type).deserialize("t", longer))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("after the end");
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void shouldThrowNothingElseOnChangedBytes(Class<T> type) {
    Random random = new Random(13);
    Deserializer<T> reader = reader(type);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = bytes(type, i);
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[HEADER + random.nextInt(changed.length - HEADER)] = (byte) random.nextInt();
      }

      refused += refuses(reader, changed) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("types")
  <T extends SpecificRecord> void shouldThrowNothingElseOnRandomBytes(Class<T> type) {
    Random random = new Random(14);
    Deserializer<T> reader = reader(type);
    byte[] header = Arrays.copyOf(bytes(type, 1), HEADER);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] noise = new byte[HEADER + random.nextInt(300)];
      random.nextBytes(noise);
      System.arraycopy(header, 0, noise, 0, HEADER);

      refused += refuses(reader, noise) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void shouldNotAllocateWhatALengthClaims() throws IOException {
    byte[] header = Arrays.copyOf(bytes(StorefrontEvent.class, 1), HEADER);
    Deserializer<StorefrontEvent> reader = reader(StorefrontEvent.class);
    for (long claimed : new long[] {Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Long.MAX_VALUE, -1}) {
      byte[] record = withLength(header, claimed);

      assertThatThrownBy(() -> reader.deserialize("t", record))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("a length of " + claimed);
    }
  }

  private static byte[] withLength(byte[] header, long claimed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(header);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeLong(claimed);
    bytes.write(new byte[20]);
    return bytes.toByteArray();
  }

  private static <T extends SpecificRecord> boolean refuses(Deserializer<T> reader, byte[] bytes) {
    try {
      assertThat(reader.deserialize("t", bytes)).isNotNull();
      return false;
    } catch (SerializationException e) {
      return true;
    }
  }

  private static <T extends SpecificRecord> Deserializer<T> reader(Class<T> type) {
    return new AvroSerde<>(type).deserializer();
  }

  private static <T extends SpecificRecord> byte[] bytes(Class<T> type, long seed) {
    T value = new RandomRecords(seed).next(type);
    return new AvroSerde<>(type).serializer().serialize("t", value);
  }
}
