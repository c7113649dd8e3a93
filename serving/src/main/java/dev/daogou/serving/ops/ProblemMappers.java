package dev.daogou.serving.ops;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that can go wrong in a request into a {@link Problem}. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response known(ProblemException e) {
    return e.getResponse();
  }

  @ServerExceptionMapper
  Response unreadable(JacksonException e) {
    return answer(ProblemKind.UNREADABLE_BODY, e.getOriginalMessage());
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    return answer(
        ProblemKind.BAD_PARAMETER,
        e.getConstraintViolations().stream()
            .map(ProblemMappers::describe)
            .sorted()
            .collect(Collectors.joining("; ")));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e, UriInfo asked) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    return switch (status) {
      case 404 -> answer(ProblemKind.NOT_FOUND, "there is nothing at " + asked.getPath());
      case 405 ->
          answer(ProblemKind.METHOD_NOT_ALLOWED, "not a method that " + asked.getPath() + " has");
      case 406 -> answer(ProblemKind.NOT_ACCEPTABLE, asked.getPath() + " answers in JSON");
      case 413 -> answer(ProblemKind.BODY_TOO_LARGE, "the body is larger than allowed");
      case 415 -> answer(ProblemKind.UNSUPPORTED_MEDIA_TYPE, asked.getPath() + " takes JSON");
      default ->
          status < 500
              ? answer(ProblemKind.BAD_REQUEST, String.valueOf(e.getMessage()))
              : mistake(e);
    };
  }

  @ServerExceptionMapper
  Response mistake(RuntimeException e) {
    LOG.error("a request failed", e);
    return answer(ProblemKind.INTERNAL, "the request failed inside the service");
  }

  private static String describe(ConstraintViolation<?> violation) {
    String path = violation.getPropertyPath().toString();
    String parameter = path.substring(path.lastIndexOf('.') + 1);
    return parameter
        + " "
        + violation.getMessage()
        + ", but was '"
        + violation.getInvalidValue()
        + "'";
  }

  private static Response answer(ProblemKind kind, String detail) {
    return Response.status(kind.status())
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(kind, detail))
        .build();
  }
}
