package dev.daogou.serving.collect;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.security.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests within bounds: each has a largest size, unpacked where it is
 * gzipped, and all that are worked on together have room for so many bytes. A body takes its room
 * while it is read, so that neither many clients nor a packed bomb can fill the memory. No client
 * has more than a quarter of the room, or one largest body; and all of whom nothing is known before
 * their body is read have only a little together.
 */
@Singleton
class Bodies {
  private static final int STEP = 16 * 1024;
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private static final int CLIENTS = 4;

  private final Semaphore room;
  private final Semaphore unknownRoom;
  private final int limit;
  private final int share;
  private final int unknownShare;
  private final Map<String, Integer> taken = Claim.Share.nothingTaken();
  private final Map<String, Integer> takenByUnknown = Claim.Share.nothingTaken();
  private final CollectMeters meters;

  @Inject
  Bodies(ServiceConfig config, CollectMeters meters, MeterRegistry metrics) {
    this(
        Math.toIntExact(config.collect().bodyLimit().asLongValue()),
        Math.toIntExact(config.collect().bodiesInFlight().asLongValue()),
        Math.toIntExact(config.collect().unknownBodiesInFlight().asLongValue()),
        meters);
    requireRoomForSegment(
        config.collect().unknownBodiesInFlight(), config.collect().segmentBatchLimit());
    int most = room.availablePermits();
    metrics.gauge(ServiceMetrics.BODY_BYTES, room, free -> most - free.availablePermits());
  }

  Bodies(int limit, int inFlight, int unknownInFlight, CollectMeters meters) {
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
    unknownRoom = new Semaphore(unknownInFlight);
    share = Math.max(limit, inFlight / CLIENTS);
    unknownShare = unknownInFlight / CLIENTS;
  }

  /** A body that was read; it keeps its room until it is closed. */
  final class Body implements AutoCloseable {
    private final ByteArrayOutputStream read;
    private final List<Claim> claims;
    private final int longest;

    private Body(int expected, List<Claim> claims, int longest) {
      read = new ByteArrayOutputStream(expected);
      this.claims = claims;
      this.longest = longest;
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
      if (read.size() + length > longest) {
        throw ProblemException.of(
            ProblemKind.BODY_TOO_LARGE,
            "the body has more than the " + longest + " bytes that are taken");
      }
      claim(length);
      read.write(step, 0, length);
    }

    private void claim(int bytes) {
      for (int number = 0; number < claims.size(); number++) {
        if (!claims.get(number).tryTake(bytes)) {
          claims.subList(0, number).forEach(claim -> claim.giveBack(bytes));
          throw pushedBack(claims.get(number));
        }
      }
    }

    @Override
    public void close() {
      int bytes = read.size();
      claims.forEach(claim -> claim.giveBack(bytes));
    }
  }

  private static void requireRoomForSegment(MemorySize inFlight, MemorySize body) {
    if (inFlight.asLongValue() < CLIENTS * body.asLongValue()) {
      throw new IllegalArgumentException(
          "daogou.collect.unknown-bodies-in-flight is less than "
              + CLIENTS
              + " bodies of daogou.collect.segment-batch-limit");
    }
  }

  private ProblemException pushedBack(Claim full) {
    boolean isOwn = full instanceof Claim.Share;
    meters.pushedBack(isOwn ? "share" : "busy");
    return ProblemException.retryAfter(
        COME_BACK,
        ProblemKind.BUSY,
        isOwn
            ? "too many requests of this client are being worked on"
            : "too many requests are being worked on",
        List.of());
  }

  // The room of all comes last: who is over a share of his own never takes any of it.
  private List<Claim> claims(Sender sender) {
    List<Claim> claims = new ArrayList<>();
    for (String name : sender.names()) {
      claims.add(
          sender.isKnown()
              ? new Claim.Share(name, taken, share)
              : new Claim.Share(name, takenByUnknown, unknownShare));
    }
    if (!sender.isKnown()) {
      claims.add(new Claim.Common(unknownRoom));
    }
    claims.add(new Claim.Common(room));
    return claims;
  }

  /**
   * A body that is still to come.
   *
   * @param expected bytes that the request announces; it may be more or less
   */
  Body begin(int expected, Sender sender) {
    return begin(expected, sender, limit);
  }

  private Body begin(int expected, Sender sender, int longest) {
    return new Body(Math.clamp(expected, 0, STEP), claims(sender), Math.min(limit, longest));
  }

  /**
   * Reads a body to its end.
   *
   * @throws ProblemException when it is too large, too much at once, or cannot be unpacked
   */
  Body read(InputStream in, HttpHeaders headers, Sender sender) {
    return read(in, headers, sender, limit);
  }

  /** The same with a largest size of its own. */
  Body read(InputStream in, HttpHeaders headers, Sender sender, int longest) {
    return readPacked(in, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING), sender, longest);
  }

  Body readPacked(InputStream in, @Nullable String encoding, Sender sender, int longest) {
    Body body = begin(STEP, sender, longest);
    boolean isWhole = false;
    try {
      fill(body, unpacked(in, encoding));
      isWhole = true;
      return body;
    } catch (IOException e) {
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY, "the body ends early or cannot be unpacked");
    } finally {
      if (!isWhole) {
        body.close();
      }
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
