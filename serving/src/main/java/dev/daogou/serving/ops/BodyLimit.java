package dev.daogou.serving.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Answers a body that announces itself as too large with a problem, before any of it is read. For a
 * moment what still comes is read and dropped: a client that is sending when the connection closes
 * sees a reset instead of the answer.
 */
@ApplicationScoped
public class BodyLimit {
  private static final int BEFORE_ALL_ELSE = 1000;
  private static final long MOMENT_MS = 2_000;

  private final long limit;
  private final ObjectMapper json;

  BodyLimit(ServiceConfig config, ObjectMapper json) {
    this.limit = config.collect().bodyLimit().asLongValue();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::refuseTooLarge, BEFORE_ALL_ELSE);
  }

  void refuseTooLarge(RoutingContext request) {
    String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (bytes(announced) <= limit) {
      if (mayHaveBody(request.request(), announced)) {
        dropWhatStillComesWhenAnswered(request);
      }
      request.next();
      return;
    }
    dropTheRest(request);
    request
        .response()
        .setStatusCode(ProblemKind.BODY_TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(problem(announced));
  }

  private static boolean mayHaveBody(HttpServerRequest request, @Nullable String announced) {
    return bytes(announced) > 0
        || request.version() == HttpVersion.HTTP_2
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  // The answer may be given by any thread. Only on the event loop of the request does what is
  // coming stand still between looking and taking; what fails here leaves the connection stuck.
  private static void dropWhatStillComesWhenAnswered(RoutingContext context) {
    Context loop = context.vertx().getOrCreateContext();
    context.addEndHandler(answered -> loop.runOnContext(now -> dropWhatStillComes(context)));
  }

  // An answer that was given before the body was read to its end leaves the connection unusable.
  private static void dropWhatStillComes(RoutingContext context) {
    if (!context.request().isEnded()) {
      dropTheRest(context);
    }
  }

  private static void dropTheRest(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.version() != HttpVersion.HTTP_2) {
      long timer = context.vertx().setTimer(MOMENT_MS, over -> closeIfStillComing(request));
      request.endHandler(end -> context.vertx().cancelTimer(timer));
    }
    request.handler(ignored -> {});
    request.resume();
  }

  // The end may have come unseen, between the answer and the handler; the connection is then
  // another request's.
  private static void closeIfStillComing(HttpServerRequest request) {
    if (!request.isEnded()) {
      var unused = request.connection().close();
    }
  }

  private static long bytes(@Nullable String announced) {
    try {
      return announced == null ? 0 : Long.parseLong(announced);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String problem(@Nullable String announced) {
    String detail = "the body has " + announced + " bytes; at most " + limit + " are taken";
    try {
      return json.writeValueAsString(Problem.of(ProblemKind.BODY_TOO_LARGE, detail));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem cannot be written as JSON", e);
    }
  }
}
