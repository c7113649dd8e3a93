package dev.daogou.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Good inputs, and what becomes of them when something is changed by chance. */
public record Changes(List<byte[]> good) {
  private static final int TRIALS = 1_500;
  private static final int MOST_CHANGES = 4;
  private static final int MOST_REPEATS = 300;

  /** Values and signs that readers trip over. */
  private static final List<String> WORDS =
      List.of(
          "",
          "\0",
          "\"",
          "\\",
          "\n",
          "\r\n",
          "\uFEFF",
          "\uD83D\uDC8D",
          "[",
          "{",
          "(",
          "<",
          "&x;",
          "]]>",
          "<!DOCTYPE x [<!ENTITY x 'y'>]>",
          "null",
          "-1",
          "NaN",
          "1e999",
          "1e-999999999",
          "1e999999999",
          "9223372036854775808",
          "-9223372036854775808",
          "2147483648",
          "99999999999999999",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "999999999",
          "P106751991167300D",
          "   ",
          ">",
          "%",
          "/",
          ",",
          ";",
          "\t");

  /** Inputs that are texts. */
  public static Changes of(String... good) {
    return new Changes(Stream.of(good).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** The good inputs, as parameters of a test. */
  public Stream<Arguments> arguments() {
    return good.stream().map(each -> Arguments.of((Object) each));
  }

  /** Has the reader read the good inputs, and many that are changed; always the same ones. */
  public void tryAll(Trial.Reader reader) throws Exception {
    for (byte[] each : good) {
      tryOne(each, reader);
    }
    Random random = new Random(7);
    for (int trial = 0; trial < TRIALS; trial++) {
      byte[] input = good.get(trial % good.size());
      for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
        input = changed(input, random);
      }
      tryOne(input, reader);
    }
  }

  private static void tryOne(byte[] input, Trial.Reader reader) {
    try {
      Trial.of(input, reader);
    } catch (Throwable e) {
      throw new AssertionError("with the input " + inWords(input), e);
    }
  }

  private static String inWords(byte[] input) {
    return Arrays.toString(input) + ", as text: " + new String(input, StandardCharsets.UTF_8);
  }

  private byte[] changed(byte[] input, Random random) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(12));
    return switch (random.nextInt(6)) {
      case 0 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, to);
      case 1 -> joined(input, from, new byte[0], to);
      case 2 -> joined(input, from, word(random), to);
      case 3 -> joined(input, from, word(random), from);
      case 4 -> joined(input, from, repeated(Arrays.copyOfRange(input, from, to), random), to);
      default -> spliced(input, from, random);
    };
  }

  private static byte[] word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] repeated(byte[] part, Random random) {
    var all = new ByteArrayOutputStream();
    for (int times = random.nextInt(MOST_REPEATS); times >= 0; times--) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private byte[] spliced(byte[] input, int from, Random random) {
    byte[] other = good.get(random.nextInt(good.size()));
    byte[] rest = Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    return joined(input, from, rest, input.length);
  }

  private static byte[] joined(byte[] input, int from, byte[] middle, int to) {
    var all = new ByteArrayOutputStream();
    all.write(input, 0, from);
    all.writeBytes(middle);
    all.write(input, to, input.length - to);
    return all.toByteArray();
  }
}
