package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Readers of every stream who take a byte a second, and leave after a while without a word. */
final class SlowReaders implements PacedNoise.Act {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BYTES = 20;
  private static final List<String> STREAMS =
      List.of(
          "/v1/users/%s/recommendations/stream",
          "/v1/board/stream?range=5m", "/v1/board/stream?range=1h", "/v1/board/export?range=24h");

  private final Doors doors;
  private final CountedLoad load;
  private final String key;

  SlowReaders(Doors doors, CountedLoad load, Keys keys) {
    this.doors = doors;
    this.load = load;
    key = keys.shop().text();
  }

  @Override
  public int run(Random random) throws IOException, InterruptedException {
    String target = STREAMS.get(random.nextInt(STREAMS.size())).formatted(load.someShopper(random));
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream, */*\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(target, key);
    try (RawConnection connection = new RawConnection(doors.address(random.nextInt()))) {
      connection.write(request.getBytes(UTF_8));
      for (int i = 0; i < BYTES && connection.takeByte(); i++) {
        Thread.sleep(EVERY);
      }
    }
    return 1;
  }
}
