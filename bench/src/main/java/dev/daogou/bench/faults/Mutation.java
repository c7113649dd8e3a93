package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes something malformed of something good: bytes are changed, left out, put in, repeated. */
final class Mutation {
  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_PIECE = 40;
  private static final int MOST_REPEATS = 2_000;
  // What parsers, databases and sums are known to stumble over.
  private static final List<String> STRANGE =
      List.of(
          "null",
          "[]",
          "{}",
          "\"\"",
          "-1",
          "1e308",
          "-0.0",
          "9223372036854775808",
          "NaN",
          "\\ud800",
          "\u0000",
          "\ufeff",
          "😀",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "' OR 1=1",
          "true",
          "[[[[[[[[",
          "{\"a\":{\"a\":{\"a\":",
          "undefined",
          "0x7fffffff",
          "253402300800000");

  private Mutation() {}

  /** Something like it that is most probably wrong. */
  static byte[] of(byte[] good, Random random) {
    byte[] bytes = good;
    for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_PIECE));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(bytes, at, end, noise(end - at, random));
      case 1 -> replaced(bytes, at, end, new byte[0]);
      case 2 -> replaced(bytes, at, at, strange(random));
      case 3 -> replaced(bytes, at, end, strange(random));
      case 4 -> replaced(bytes, at, at, repeated(Arrays.copyOfRange(bytes, at, end), random));
      default -> Arrays.copyOf(bytes, at);
    };
  }

  static byte[] noise(int length, Random random) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] strange(Random random) {
    return STRANGE.get(random.nextInt(STRANGE.size())).getBytes(UTF_8);
  }

  private static byte[] repeated(byte[] piece, Random random) {
    int times = random.nextInt(20) == 0 ? random.nextInt(MOST_REPEATS) : 2;
    byte[] repeated = new byte[times * piece.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(piece, 0, repeated, i * piece.length, piece.length);
    }
    return repeated;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    byte[] result = new byte[bytes.length - (to - from) + by.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }
}
