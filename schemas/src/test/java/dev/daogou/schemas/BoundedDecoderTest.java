package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundedDecoderTest {
  private static final int LEFT = 20;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(written, null);

  /** What one call reads. */
  private interface Call {
    Object of(Decoder decoder) throws IOException;
  }

  /** Whatever begins with a length, or with a number of items. */
  enum Prefixed {
    STRING(Decoder::readString),
    UTF8(decoder -> decoder.readString(null)),
    BYTES(decoder -> decoder.readBytes(null)),
    ARRAY(Decoder::readArrayStart),
    NEXT_OF_ARRAY(Decoder::arrayNext),
    MAP(Decoder::readMapStart),
    NEXT_OF_MAP(Decoder::mapNext),
    SKIPPED_STRING(
        decoder -> {
          decoder.skipString();
          return "";
        }),
    SKIPPED_BYTES(
        decoder -> {
          decoder.skipBytes();
          return "";
        }),
    SKIPPED_ARRAY(Decoder::skipArray),
    SKIPPED_MAP(Decoder::skipMap);

    private final Call call;

    Prefixed(Call call) {
      this.call = call;
    }
  }

  @Test
  void shouldReadAndSkipWhatAvroWrites() throws IOException {
    Random random = new Random(21);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      values.add(write(random));
    }

    Decoder decoder = decoder();
    for (Object value : values) {
      boolean isSkipped = random.nextInt(4) == 0;
      switch (value) {
        case String text when isSkipped -> decoder.skipString();
        case String text when random.nextBoolean() ->
            assertThat((Object) decoder.readString(new Utf8("old"))).hasToString(text);
        case String text -> assertThat(decoder.readString()).isEqualTo(text);
        case ByteBuffer bytes when isSkipped -> decoder.skipBytes();
        case ByteBuffer bytes -> assertThat(decoder.readBytes(null)).isEqualTo(bytes);
        case byte[] fixed when isSkipped -> decoder.skipFixed(fixed.length);
        case byte[] fixed -> {
          byte[] read = new byte[fixed.length];
          decoder.readFixed(read);
          assertThat(read).containsExactly(fixed);
        }
        case Integer number -> assertThat(decoder.readInt()).isEqualTo(number);
        case Long number -> assertThat(decoder.readLong()).isEqualTo(number);
        case Float number -> assertThat(decoder.readFloat()).isEqualTo(number);
        case Double number -> assertThat(decoder.readDouble()).isEqualTo(number);
        case Boolean flag -> assertThat(decoder.readBoolean()).isEqualTo(flag);
        default -> throw new AssertionError(value);
      }
    }
    assertThatThrownBy(decoder::readLong).isInstanceOf(EOFException.class);
  }

  private Object write(Random random) throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> {
        String text = "é导𝄞x".repeat(random.nextInt(4));
        encoder.writeString(text);
        return text;
      }
      case 1 -> {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        encoder.writeBytes(bytes);
        return ByteBuffer.wrap(bytes);
      }
      case 2 -> {
        byte[] fixed = new byte[random.nextInt(9)];
        random.nextBytes(fixed);
        encoder.writeFixed(fixed);
        return fixed;
      }
      case 3 -> {
        int number = random.nextInt();
        encoder.writeInt(number);
        return number;
      }
      case 4 -> {
        long number = random.nextLong();
        encoder.writeLong(number);
        return number;
      }
      case 5 -> {
        float number = random.nextFloat();
        encoder.writeFloat(number);
        return number;
      }
      case 6 -> {
        double number = random.nextDouble();
        encoder.writeDouble(number);
        return number;
      }
      default -> {
        boolean flag = random.nextBoolean();
        encoder.writeBoolean(flag);
        return flag;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBelieveALengthUpToWhatIsLeft(Prefixed prefixed) throws IOException {
    for (long length : new long[] {0, 1, LEFT}) {
      assertThat(prefixed.call.of(claiming(length))).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBelieveNoLengthBeyondWhatIsLeft(Prefixed prefixed) {
    for (long length : new long[] {LEFT + 1, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> prefixed.call.of(claiming(length)))
          .isInstanceOf(RuntimeException.class)
          // Avro itself refuses a collection that no Java array could hold.
          .hasMessageMatching(
              "a length of %d where 20 bytes are left|Cannot read collections larger .*"
                  .formatted(length));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STRING", "UTF8", "BYTES", "SKIPPED_STRING", "SKIPPED_BYTES"})
  void shouldBelieveNoLengthBelowZero(Prefixed prefixed) {
    for (long length : new long[] {-1, -LEFT, Integer.MIN_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> prefixed.call.of(claiming(length)))
          .isInstanceOf(AvroRuntimeException.class)
          .hasMessageContaining("a length of " + length);
    }
  }

  // A number of items below zero says that the size of the block follows.
  @ParameterizedTest
  @EnumSource(
      names = {"ARRAY", "NEXT_OF_ARRAY", "MAP", "NEXT_OF_MAP", "SKIPPED_ARRAY", "SKIPPED_MAP"})
  void shouldReadBlocksThatTellTheirSize(Prefixed prefixed) throws IOException {
    for (long size : new long[] {10, 0, -2, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(prefixed.call.of(decoder(-5, size))).isEqualTo(5L);
    }
    for (long items : new long[] {-LEFT - 1, -Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> prefixed.call.of(decoder(items, 10)))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void shouldSkipArraysAndMapsItemByItemInBlocksOfBothKinds() throws IOException {
    for (long[] blocks : new long[][] {{3, 2, 0}, {-3, 2, 0}, {3, -2, 0}, {-3, -2, 0}, {0}}) {
      written.reset();
      for (long block : blocks) {
        encoder.writeLong(block);
        if (block < 0) {
          encoder.writeLong(2 * Math.abs(block));
        }
        for (long i = 0; i < Math.abs(block); i++) {
          encoder.writeString("x");
        }
      }
      encoder.writeInt(77);
      for (Prefixed each : List.of(Prefixed.SKIPPED_ARRAY, Prefixed.SKIPPED_MAP)) {
        Decoder decoder = decoder();
        int skipped = 0;
        for (long left = (Long) each.call.of(decoder);
            left > 0;
            left = (Long) each.call.of(decoder)) {
          for (long i = 0; i < left; i++) {
            decoder.skipString();
            skipped++;
          }
        }

        assertThat(skipped).isEqualTo(blocks.length == 1 ? 0 : 5);
        assertThat(decoder.readInt()).isEqualTo(77);
      }
    }
  }

  @Test
  void shouldEndWhereTheBytesEnd() throws IOException {
    Decoder decoder = claiming(3);

    assertThatThrownBy(() -> decoder.readFixed(new byte[LEFT + 2]))
        .isInstanceOf(EOFException.class);
  }

  private Decoder claiming(long length) throws IOException {
    return decoder(length);
  }

  /** Of some numbers and as many bytes as are left. */
  private static Decoder decoder(long... numbers) throws IOException {
    var bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    for (long number : numbers) {
      encoder.writeLong(number);
    }
    bytes.write(new byte[LEFT]);
    return new BoundedDecoder(DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private Decoder decoder() {
    return new BoundedDecoder(DecoderFactory.get().binaryDecoder(written.toByteArray(), null));
  }
}
