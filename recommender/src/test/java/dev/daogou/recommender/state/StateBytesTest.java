package dev.daogou.recommender.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateBytesTest {
  private static final byte VERSION = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldReadWhatWasWritten(long seed) {
    Random random = new Random(seed);
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(500); i >= 0; i--) {
      values.add(value(random));
    }
    var out = new StateWriter(VERSION, random.nextInt(64));
    values.forEach(value -> write(out, value));

    var in = new StateReader(out.toBytes(), VERSION, "values");

    for (Object value : values) {
      assertThat(read(in, value)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE})
  void shouldKeepNumbersOfEverySize(long number) {
    byte[] bytes = new StateWriter(VERSION, 0).number(number).fixed(number).toBytes();

    var in = new StateReader(bytes, VERSION, "numbers");

    assertThat(in.number()).isEqualTo(number);
    assertThat(in.fixed()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 3, Integer.MAX_VALUE, Long.MAX_VALUE})
  void shouldMakeNoRoomForMoreThanThereIs(long count) {
    byte[] bytes = new StateWriter(VERSION, 0).number(count).fixed(0).toBytes();

    assertThatThrownBy(() -> new StateReader(bytes, VERSION, "reals").reals())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new StateReader(bytes, VERSION, "things").count(3))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void shouldPutWhatAnotherWroteBehindItsOwn() {
    var body = new StateWriter(VERSION, 0).text("behind").number(7);
    int size = body.size();

    byte[] bytes = new StateWriter(VERSION, 0).text("before").append(body).toBytes();

    var in = new StateReader(bytes, VERSION, "texts");
    assertThat(in.text()).isEqualTo("before");
    assertThat(in.text()).isEqualTo("behind");
    assertThat(in.number()).isEqualTo(7);
    assertThat(in.isAtEnd()).isTrue();
    assertThat(bytes).hasSize("before".length() + 1 + size);
  }

  @Test
  void shouldRefuseAnotherVersionAndSayWhatToDo() {
    byte[] bytes = new StateWriter(VERSION, 16).number(1).toBytes();

    assertThatThrownBy(() -> new StateReader(bytes, (byte) 4, "profile"))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("profile has format 3, this program reads 4")
        .hasMessageContaining("reset the application");
    assertThatThrownBy(() -> new StateReader(new byte[0], VERSION, "profile"))
        .isInstanceOf(UnreadableStateException.class);
  }

  private static Object value(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> random.nextInt(1_000);
      case 2 -> random.nextFloat();
      case 3 -> random.nextGaussian();
      case 4 -> "text 文字 " + random.nextInt();
      case 5 -> bytes(random);
      default -> new float[] {random.nextFloat(), -random.nextFloat()};
    };
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void write(StateWriter out, Object value) {
    switch (value) {
      case Long number -> out.number(number);
      case Integer count -> out.number(count);
      case Float real -> out.real(real);
      case Double real -> out.real(real);
      case String text -> out.text(text);
      case byte[] bytes -> out.bytes(bytes);
      case float[] vector -> out.reals(vector);
      default -> throw new AssertionError(value);
    }
  }

  private static Object read(StateReader in, Object like) {
    return switch (like) {
      case Long number -> in.number();
      case Integer count -> in.count();
      case Float real -> in.real();
      case Double real -> in.doubleReal();
      case String text -> in.text();
      case byte[] bytes -> in.bytes();
      case float[] vector -> in.reals();
      default -> throw new AssertionError(like);
    };
  }
}
