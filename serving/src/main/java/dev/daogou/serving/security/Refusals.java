package dev.daogou.serving.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Answers a request that goes no further with a problem; what still comes of it is dropped. */
@Singleton
class Refusals {
  static final String CHALLENGE = "Bearer realm=\"daogou\"";

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  void answer(RoutingContext context, Refusal refusal) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (refusal.kind() == ProblemKind.UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", CHALLENGE);
    }
    if (!refusal.retryAfter().isZero()) {
      long seconds = Math.max(1, refusal.retryAfter().toSeconds());
      response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      // Segment's Node client reads this one, in milliseconds since 1970.
      response.putHeader(
          "X-RateLimit-Reset", Long.toString(Instant.now().plusSeconds(seconds).toEpochMilli()));
    }
    dropTheRest(context.request());
    var unused =
        response
            .setStatusCode(refusal.kind().status())
            .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
            .end(problem(refusal));
  }

  private static void dropTheRest(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.handler(ignored -> {});
      request.resume();
    }
  }

  private String problem(Refusal refusal) {
    try {
      return json.writeValueAsString(Problem.of(refusal.kind(), refusal.detail()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem cannot be written as JSON", e);
    }
  }
}
