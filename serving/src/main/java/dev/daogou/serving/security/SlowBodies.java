package dev.daogou.serving.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends the connection of a client whose body comes too slowly, however steadily it drips. */
@ApplicationScoped
class SlowBodies {
  private static final int FIRST_OF_ALL = 1100;

  private final long deadline;

  SlowBodies(SecurityConfig config) {
    deadline = config.bodyDeadline().toMillis();
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST_OF_ALL);
  }

  private void watch(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (hasBody(request)) {
      long timer = context.vertx().setTimer(deadline, over -> endIfStillComing(request));
      context.addEndHandler(
          answered -> {
            if (request.isEnded()) {
              context.vertx().cancelTimer(timer);
            }
          });
    }
    context.next();
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private static void endIfStillComing(HttpServerRequest request) {
    if (!request.isEnded()) {
      var unused = request.connection().close();
    }
  }
}
