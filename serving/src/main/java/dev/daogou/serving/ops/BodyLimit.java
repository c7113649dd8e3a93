package dev.daogou.serving.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a body that announces itself as too large with a problem, before any of it is read. */
@ApplicationScoped
public class BodyLimit {
  private static final int BEFORE_ALL_ELSE = 1000;

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
    if (announced == null || !isTooLarge(announced)) {
      request.next();
      return;
    }
    // The body is never read, so the connection cannot be used again: nobody is to wait for it.
    var unused =
        request
            .response()
            .setStatusCode(ProblemKind.BODY_TOO_LARGE.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
            .putHeader(HttpHeaders.CONNECTION, "close")
            .end(problem(announced))
            .onComplete(done -> request.request().connection().close());
  }

  private boolean isTooLarge(String announced) {
    try {
      return Long.parseLong(announced) > limit;
    } catch (NumberFormatException e) {
      return false;
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
