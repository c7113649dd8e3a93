package dev.daogou.serving.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a body that announces itself as too large with a problem, and keeps none of it. A body
 * that is not beyond all measure is read out first: a client that is still sending when the
 * connection closes sees a reset instead of the answer.
 */
@ApplicationScoped
public class BodyLimit {
  private static final int BEFORE_ALL_ELSE = 1000;
  private static final int READ_OUT = 10;

  private final long limit;
  private final ObjectMapper json;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ObjectMapper json) {
    this.limit = limit.asLongValue();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::refuseTooLarge, BEFORE_ALL_ELSE);
  }

  private void refuseTooLarge(RoutingContext request) {
    String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    long bytes = bytes(announced);
    if (bytes <= limit) {
      request.next();
    } else if (bytes <= READ_OUT * limit) {
      request.request().handler(ignored -> {});
      request.request().endHandler(end -> refuse(request, announced));
      request.request().resume();
    } else {
      closeAfter(request);
      refuse(request, announced);
    }
  }

  // HTTP/2 knows no such header, and its clients take an answer with it for a broken one.
  private static void closeAfter(RoutingContext request) {
    if (request.request().version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
  }

  private void refuse(RoutingContext request, String announced) {
    request
        .response()
        .setStatusCode(ProblemKind.BODY_TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(problem(announced));
  }

  private static long bytes(String announced) {
    try {
      return announced == null ? 0 : Long.parseLong(announced);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String problem(String announced) {
    String detail = "the body has " + announced + " bytes; at most " + limit + " are taken";
    try {
      return json.writeValueAsString(Problem.of(ProblemKind.BODY_TOO_LARGE, detail));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem cannot be written as JSON", e);
    }
  }
}
