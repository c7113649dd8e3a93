package dev.daogou.serving.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Ends a request whose body comes too slowly: not whole by the deadline, however steadily it drips,
 * or too little of it in one look's time. With HTTP/1.1 the connection ends; with HTTP/2, where
 * other requests share it, the stream.
 */
@ApplicationScoped
class SlowBodies {
  private static final int FIRST_OF_ALL = 1100;
  private static final long LONGEST_LOOK_MS = 5_000;
  private static final long CANCEL = 0x8;

  private final long deadlineMs;
  private final long lookMs;
  private final long fewestBytes;

  @Inject
  SlowBodies(SecurityConfig config) {
    this(
        config.bodyDeadline().toMillis(),
        Math.clamp(config.bodyDeadline().toMillis(), 1, LONGEST_LOOK_MS),
        config.bodyRate().asLongValue());
  }

  /**
   * @param lookMs how often a body is looked at
   * @param rate fewest bytes a second
   */
  SlowBodies(long deadlineMs, long lookMs, long rate) {
    this.deadlineMs = deadlineMs;
    this.lookMs = lookMs;
    fewestBytes = rate * lookMs / 1000;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST_OF_ALL);
  }

  private void watch(RoutingContext context) {
    if (mayHaveBody(context.request())) {
      new Watch(context.request(), context.vertx()).begin(context);
    }
    context.next();
  }

  private static boolean mayHaveBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.version() == HttpVersion.HTTP_2
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  /** Looks at one body from time to time until it is whole. */
  private final class Watch {
    private final HttpServerRequest request;
    private final Vertx vertx;
    private final long timer;
    private long waitedMs;
    private long seen;

    private Watch(HttpServerRequest request, Vertx vertx) {
      this.request = request;
      this.vertx = vertx;
      timer = vertx.setPeriodic(lookMs, now -> look());
    }

    private void begin(RoutingContext context) {
      context.addEndHandler(
          answered -> {
            if (request.isEnded()) {
              vertx.cancelTimer(timer);
            }
          });
    }

    private void look() {
      waitedMs += lookMs;
      long brought = request.bytesRead() - seen;
      seen += brought;
      if (request.isEnded()) {
        vertx.cancelTimer(timer);
      } else if (bringsTooLittle(brought) || waitedMs >= deadlineMs) {
        vertx.cancelTimer(timer);
        end();
      }
    }

    // Nothing at all may mean that nobody reads yet: under load a request waits for a thread.
    private boolean bringsTooLittle(long brought) {
      return seen > 0 && brought < fewestBytes;
    }

    private void end() {
      if (request.version() == HttpVersion.HTTP_2) {
        var unused = request.response().reset(CANCEL);
      } else {
        var unused = request.connection().close();
      }
    }
  }
}
