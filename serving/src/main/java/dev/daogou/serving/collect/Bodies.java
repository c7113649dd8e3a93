package dev.daogou.serving.collect;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests within bounds: each has a largest size, unpacked where it is
 * gzipped, and all that are worked on together have room for so many bytes. A body takes its room
 * while it is read, so that neither many clients nor a packed bomb can fill the memory.
 */
@Singleton
class Bodies {
  private static final int STEP = 16 * 1024;
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final Semaphore room;
  private final int limit;
  private final CollectMeters meters;

  @Inject
  Bodies(ServiceConfig config, CollectMeters meters, MeterRegistry metrics) {
    this(
        Math.toIntExact(config.collect().bodyLimit().asLongValue()),
        Math.toIntExact(config.collect().bodiesInFlight().asLongValue()),
        meters);
    int most = room.availablePermits();
    metrics.gauge(ServiceMetrics.BODY_BYTES, room, free -> most - free.availablePermits());
  }

  Bodies(int limit, int inFlight, CollectMeters meters) {
    if (limit < 1 || inFlight < limit) {
      throw new IllegalArgumentException(
          "daogou.collect.bodies-in-flight is "
              + inFlight
              + ", less than one body of daogou.collect.body-limit, "
              + limit);
    }
    this.limit = limit;
    this.meters = meters;
    room = new Semaphore(inFlight);
  }

  /** A body that was read; it keeps its room until it is closed. */
  final class Body implements AutoCloseable {
    private final ByteArrayOutputStream read;

    private Body(int expected) {
      read = new ByteArrayOutputStream(expected);
    }

    byte[] bytes() {
      return read.toByteArray();
    }

    int size() {
      return read.size();
    }

    /**
     * Takes what comes next.
     *
     * @throws ProblemException when that is too much
     */
    void take(byte[] step) {
      take(step, step.length);
    }

    private void take(byte[] step, int length) {
      if (read.size() + length > limit) {
        throw ProblemException.of(
            ProblemKind.BODY_TOO_LARGE,
            "the body has more than the " + limit + " bytes that are taken");
      }
      if (!room.tryAcquire(length)) {
        meters.pushedBack("busy");
        throw ProblemException.retryAfter(
            COME_BACK, ProblemKind.BUSY, "too many requests are being worked on", List.of());
      }
      read.write(step, 0, length);
    }

    @Override
    public void close() {
      room.release(read.size());
    }
  }

  /**
   * A body that is still to come.
   *
   * @param expected bytes that the request announces; it may be more or less
   */
  Body begin(int expected) {
    return new Body(Math.clamp(expected, 0, STEP));
  }

  /**
   * Reads a body to its end.
   *
   * @throws ProblemException when it is too large, too much at once, or cannot be unpacked
   */
  Body read(InputStream in, HttpHeaders headers) {
    return read(in, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
  }

  Body read(InputStream in, @Nullable String encoding) {
    Body body = begin(STEP);
    try {
      fill(body, unpacked(in, encoding));
      return body;
    } catch (IOException e) {
      body.close();
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY, "the body ends early or cannot be unpacked");
    } catch (RuntimeException e) {
      body.close();
      throw e;
    }
  }

  int freeRoom() {
    return room.availablePermits();
  }

  private static void fill(Body body, InputStream in) throws IOException {
    byte[] step = new byte[STEP];
    for (int length = in.read(step); length >= 0; length = in.read(step)) {
      body.take(step, length);
    }
  }

  private static InputStream unpacked(InputStream in, @Nullable String encoding)
      throws IOException {
    String named = Objects.requireNonNullElse(encoding, "identity");
    return switch (named.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> in;
      case "gzip", "x-gzip" -> new GZIPInputStream(in, STEP);
      default ->
          throw ProblemException.of(
              ProblemKind.UNSUPPORTED_MEDIA_TYPE,
              "Content-Encoding must be gzip or identity, not '" + JsonFields.shorten(named) + "'");
    };
  }
}
