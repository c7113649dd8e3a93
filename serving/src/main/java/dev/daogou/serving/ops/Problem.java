package dev.daogou.serving.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong with a request, and what to do about it.
 *
 * @param type name of the kind of problem
 * @param title the kind of problem in words
 * @param status HTTP status
 * @param detail what was wrong with this request
 * @param remedy what the caller can do
 * @param results outcome of each entry, where a batch was sent
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@Schema(description = "What went wrong, and what to do about it (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(examples = "urn:daogou:problem:bad-parameter") String type,
    @Schema(examples = "A parameter is not valid") String title,
    @Schema(examples = "400") @JsonProperty int status,
    @Schema(examples = "limit must be from 1 to 50, not 'abc'") String detail,
    @Schema(examples = "Correct the parameter; the API is described at /q/swagger-ui.")
        String remedy,
    @Schema(description = "Outcome of each entry of a batch.") List<?> results) {

  /** Media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of a known kind. */
  public static Problem of(ProblemKind kind, String detail) {
    return of(kind, detail, List.of());
  }

  /** A problem of a known kind with the outcome of each entry. */
  public static Problem of(ProblemKind kind, String detail, List<?> results) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), detail, kind.remedy(), List.copyOf(results));
  }
}
