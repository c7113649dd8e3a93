package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Malformed requests: good ones with a changed body or changed altogether, raw bytes, half of one,
 * many on one connection; with the key of the shop's pages and without.
 */
final class HostileRequests implements PacedNoise.Act {
  private static final int PIPELINED = 5;
  private static final int LONGEST_NOISE = 2_000;

  private final Doors doors;
  private final Optional<String> pageKey;
  private final Answers answers;

  HostileRequests(Doors doors, Keys keys, Answers answers) {
    this.doors = doors;
    this.answers = answers;
    pageKey = Optional.of(keys.page().text());
  }

  @Override
  public int run(Random random) throws IOException {
    GoodRequest good = GoodRequest.some(random);
    Optional<String> key = pageKey.filter(known -> random.nextBoolean());
    try (RawConnection connection = new RawConnection(doors.address(random.nextInt()))) {
      int kind = random.nextInt(100);
      if (kind < 60) {
        return answered(connection, good, changedBody(good, key, random));
      } else if (kind < 75) {
        return answered(connection, good, Mutation.of(good.bytes(key), random));
      } else if (kind < 85) {
        return answered(connection, good, Mutation.noise(random.nextInt(LONGEST_NOISE), random));
      } else if (kind < 92) {
        byte[] whole = good.bytes(key);
        connection.write(Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
        return 1;
      }
      return pipelined(connection, good, key, random);
    }
  }

  private static byte[] changedBody(GoodRequest good, Optional<String> key, Random random) {
    return good.withBody(Mutation.of(good.body().getBytes(UTF_8), random), key, true);
  }

  private int pipelined(
      RawConnection connection, GoodRequest good, Optional<String> key, Random random)
      throws IOException {
    for (int i = 0; i < PIPELINED; i++) {
      connection.write(
          good.withBody(Mutation.of(good.body().getBytes(UTF_8), random), key, i + 1 == PIPELINED));
    }
    connection.noteAnswers("pipelined " + good.target(), answers);
    return PIPELINED;
  }

  private int answered(RawConnection connection, GoodRequest good, byte[] bytes)
      throws IOException {
    connection.write(bytes);
    connection.end();
    connection.noteAnswers("malformed " + good.method() + " " + good.target(), answers);
    return 1;
  }
}
