package dev.daogou.serving.security;

import dev.daogou.serving.ops.ProblemKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many requests of one client are not answered to their end yet, open streams and reads that
 * wait for a receipt among them, and how many may be: a rate says nothing of those that last.
 */
@Singleton
class OpenRequests {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final SecurityConfig.Open most;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  OpenRequests(SecurityConfig config) {
    most = config.openRequests();
  }

  /** Counts the request until its end; a refusal where the client has too many open. */
  Optional<Refusal> refusal(RoutingContext context, Caller caller, String address) {
    // Who has hung up while it was found out who it is has nothing open, and no end would be told.
    if (context.response().closed()) {
      return Optional.empty();
    }
    return switch (caller.kind()) {
      case ANYBODY -> Optional.empty();
      case SERVER, TOKEN -> refusal(context, "key " + caller.id(), most.server());
      case BROWSER ->
          refusal(context, "address " + caller.id() + ' ' + address, most.browserAddress());
    };
  }

  private Optional<Refusal> refusal(RoutingContext context, String client, int limit) {
    if (!enter(client, limit)) {
      return Optional.of(
          new Refusal(
              ProblemKind.RATE_LIMITED,
              "open",
              limit + " requests are open; let one end, such as a stream that nobody reads",
              COME_BACK));
    }
    AtomicBoolean isOpen = new AtomicBoolean(true);
    // Told once or twice: of the end of the answer, and of that of the connection.
    context.addEndHandler(
        ended -> {
          if (isOpen.getAndSet(false)) {
            leave(client);
          }
        });
    return Optional.empty();
  }

  /** Whether there was room. */
  boolean enter(String client, int limit) {
    boolean[] isRoom = {true};
    open.compute(
        client,
        (same, now) -> {
          int others = now == null ? 0 : now;
          isRoom[0] = others < limit;
          return isRoom[0] ? Integer.valueOf(others + 1) : now;
        });
    return isRoom[0];
  }

  void leave(String client) {
    open.computeIfPresent(client, (same, now) -> now == 1 ? null : now - 1);
  }

  /** Requests of the client that are open. */
  int of(String client) {
    return open.getOrDefault(client, 0);
  }
}
