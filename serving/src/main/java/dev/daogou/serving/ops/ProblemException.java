package dev.daogou.serving.ops;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** Carries a {@link Problem} from where it is seen to the answer. */
public final class ProblemException extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;

  private ProblemException(ProblemKind kind, Problem problem, Response response) {
    super(problem.detail(), response);
    this.kind = kind;
  }

  /** What kind of problem it is. */
  public ProblemKind kind() {
    return kind;
  }

  /** A problem that the caller has to correct. */
  public static ProblemException of(ProblemKind kind, String detail) {
    return of(kind, Problem.of(kind, detail));
  }

  /** A problem with the outcome of each entry. */
  public static ProblemException of(ProblemKind kind, String detail, List<?> results) {
    return of(kind, Problem.of(kind, detail, results));
  }

  /** A problem that passes: the same request may succeed after a while. */
  public static ProblemException retryAfter(
      Duration wait, ProblemKind kind, String detail, List<?> results) {
    Problem problem = Problem.of(kind, detail, results);
    long seconds = Math.max(1, wait.toSeconds());
    return new ProblemException(
        kind, problem, answer(problem).header(HttpHeaders.RETRY_AFTER, seconds).build());
  }

  /** The same problem with a further header in its answer. */
  public ProblemException with(String header, Object value) {
    Response answer = Response.fromResponse(getResponse()).header(header, value).build();
    return new ProblemException(kind, (Problem) answer.getEntity(), answer);
  }

  private static ProblemException of(ProblemKind kind, Problem problem) {
    return new ProblemException(kind, problem, answer(problem).build());
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
