package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.security.Sender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodiesTest {
  private static final int LIMIT = 100_000;

  private static final Sender SHOP = new Sender(List.of("key shop"), true);
  private static final Sender OTHER = new Sender(List.of("key other"), true);

  private final Bodies bodies =
      new Bodies(LIMIT, 2 * LIMIT, LIMIT / 2, new CollectMeters(new SimpleMeterRegistry()));

  @Test
  void shouldReadABodyAsItIs() {
    byte[] sent = "x".repeat(LIMIT).getBytes(UTF_8);

    try (Bodies.Body body = read(sent, (String) null)) {
      assertThat(body.bytes()).isEqualTo(sent);
    }
  }

  @Test
  void shouldUnpackGzip() throws IOException {
    byte[] sent = "x".repeat(LIMIT).getBytes(UTF_8);

    try (Bodies.Body body = read(gzipped(sent), "gzip")) {
      assertThat(body.bytes()).isEqualTo(sent);
    }
  }

  @Test
  void shouldStopReadingABodyThatIsTooLarge() {
    AtomicLong given = new AtomicLong();

    assertRefused(
        ProblemKind.BODY_TOO_LARGE, () -> bodies.readPacked(endless(given), null, SHOP, LIMIT));

    assertThat(given.get()).isLessThan(LIMIT + 64_000);
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldStopUnpackingABomb() throws IOException {
    byte[] bomb = gzipped(new byte[50_000_000]);

    assertRefused(ProblemKind.BODY_TOO_LARGE, () -> read(bomb, "gzip"));
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldAskToComeBackWhileThereIsNoRoom() {
    byte[] half = new byte[LIMIT];

    Bodies.Body first = read(half, (String) null);
    Bodies.Body second = read(half, OTHER);
    assertRefused(ProblemKind.BUSY, () -> read(new byte[1], new Sender(List.of("key c"), true)));
    second.close();
    assertRoomFor(LIMIT);
    first.close();

    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldLetNoClientHaveMoreThanItsShare() {
    Bodies.Body whole = read(new byte[LIMIT], SHOP);

    assertRefused(ProblemKind.BUSY, () -> read(new byte[1], SHOP));
    try (Bodies.Body other = read(new byte[LIMIT], OTHER)) {
      assertThat(other.size()).isEqualTo(LIMIT);
    }

    whole.close();
    assertRoomFor(2 * LIMIT);
    read(new byte[LIMIT], SHOP).close();
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldCountAClientUnderEachOfItsNames() {
    Sender page = new Sender(List.of("address a", "key page"), true);
    Sender elsewhere = new Sender(List.of("address b", "key page"), true);
    Bodies.Body whole = read(new byte[LIMIT], page);

    assertRefused(ProblemKind.BUSY, () -> read(new byte[1], elsewhere));
    read(new byte[LIMIT], new Sender(List.of("address b"), true)).close();

    whole.close();
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldLeaveRoomToOthersHoweverManyUnknownSend() {
    List<Bodies.Body> open = new ArrayList<>();
    for (int client = 0; client < 4; client++) {
      open.add(read(new byte[LIMIT / 8], unknown(client)));
    }

    assertRefused(ProblemKind.BUSY, () -> read(new byte[1], unknown(0)));
    assertRefused(ProblemKind.BUSY, () -> read(new byte[1], unknown(5)));
    read(new byte[LIMIT], SHOP).close();

    open.forEach(Bodies.Body::close);
    assertRoomFor(2 * LIMIT);
    read(new byte[LIMIT / 8], unknown(5)).close();
  }

  private static Sender unknown(int client) {
    return new Sender(List.of("address " + client), false);
  }

  @Test
  void shouldStopReadingWhatIsLongerThanItsProtocolAllows() {
    assertRefused(
        ProblemKind.BODY_TOO_LARGE,
        () -> bodies.readPacked(new ByteArrayInputStream(new byte[11]), null, SHOP, 10));
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldGiveRoomBackWhereReadingFails() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("gone");
          }

          @Override
          public int read(byte[] to, int from, int length) {
            if (from + length == to.length && to[0] == 0) {
              to[0] = 1;
              return 1;
            }
            throw new IllegalStateException("gone");
          }
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> bodies.readPacked(failing, null, SHOP, LIMIT));
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldRefuseWhatCannotBeUnpacked() throws IOException {
    byte[] packed = gzipped("x".repeat(1_000).getBytes(UTF_8));

    assertRefused(
        ProblemKind.UNREADABLE_BODY, () -> read(Arrays.copyOf(packed, packed.length - 10), "gzip"));
    assertRefused(ProblemKind.UNREADABLE_BODY, () -> read(new byte[] {1, 2, 3}, "gzip"));
    assertRefused(ProblemKind.UNSUPPORTED_MEDIA_TYPE, () -> read(packed, "br"));
    assertRoomFor(2 * LIMIT);
  }

  @Test
  void shouldRefuseBoundsThatLetNoBodyIn() {
    CollectMeters meters = new CollectMeters(new SimpleMeterRegistry());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bodies(10, 9, 8, meters))
        .withMessageContaining("daogou.collect.bodies-in-flight");
  }

  private Bodies.Body read(byte[] sent, String encoding) {
    return bodies.readPacked(new ByteArrayInputStream(sent), encoding, SHOP, LIMIT);
  }

  private Bodies.Body read(byte[] sent, Sender sender) {
    return bodies.readPacked(new ByteArrayInputStream(sent), null, sender, LIMIT);
  }

  private void assertRoomFor(int bytes) {
    assertThat(bodies.freeRoom()).isEqualTo(bytes);
  }

  private static void assertRefused(ProblemKind kind, Runnable reading) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(reading::run)
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(kind));
  }

  private static InputStream endless(AtomicLong given) {
    return new InputStream() {
      @Override
      public int read() {
        given.incrementAndGet();
        return ' ';
      }
    };
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
