package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodiesTest {
  private static final int LIMIT = 100_000;

  private final Bodies bodies =
      new Bodies(LIMIT, 2 * LIMIT, new CollectMeters(new SimpleMeterRegistry()));

  @Test
  void shouldReadABodyAsItIs() {
    byte[] sent = "x".repeat(LIMIT).getBytes(UTF_8);

    try (Bodies.Body body = read(sent, null)) {
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

    assertRefused(ProblemKind.BODY_TOO_LARGE, () -> bodies.read(endless(given), (String) null));

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

    Bodies.Body first = read(half, null);
    Bodies.Body second = read(half, null);
    assertRefused(ProblemKind.BUSY, () -> read(new byte[1], null));
    second.close();
    assertRoomFor(LIMIT);
    first.close();

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
        .isThrownBy(() -> new Bodies(10, 9, meters))
        .withMessageContaining("daogou.collect.bodies-in-flight");
  }

  private Bodies.Body read(byte[] sent, String encoding) {
    return bodies.read(new ByteArrayInputStream(sent), encoding);
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
