package dev.daogou.serving.ops;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** Carries a {@link Problem} from where it is seen to the answer. */
public final class ProblemException extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  private ProblemException(Problem problem, Response response) {
    super(problem.detail(), response);
  }

  /** A problem that the caller has to correct. */
  public static ProblemException of(ProblemKind kind, String detail) {
    return of(Problem.of(kind, detail));
  }

  /** A problem with the outcome of each entry. */
  public static ProblemException of(ProblemKind kind, String detail, List<?> results) {
    return of(Problem.of(kind, detail, results));
  }

  /** A problem that passes: the same request may succeed after a while. */
  public static ProblemException retryAfter(
      Duration wait, ProblemKind kind, String detail, List<?> results) {
    Problem problem = Problem.of(kind, detail, results);
    long seconds = Math.max(1, wait.toSeconds());
    return new ProblemException(
        problem, answer(problem).header(HttpHeaders.RETRY_AFTER, seconds).build());
  }

  private static ProblemException of(Problem problem) {
    return new ProblemException(problem, answer(problem).build());
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
