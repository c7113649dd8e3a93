package dev.daogou.serving.security;

import dev.daogou.serving.ops.ProblemKind;
import java.time.Duration;

/**
 * Why a request goes no further.
 *
 * @param word the reason in a word, for metrics and the audit log
 * @param detail what was wrong, for the caller
 * @param retryAfter zero where trying again is of no use
 */
public record Refusal(ProblemKind kind, String word, String detail, Duration retryAfter) {
  static Refusal of(ProblemKind kind, String word, String detail) {
    return new Refusal(kind, word, detail, Duration.ZERO);
  }

  static Refusal unauthorized(String word, String detail) {
    return of(ProblemKind.UNAUTHORIZED, word, detail);
  }

  static Refusal forbidden(String word, String detail) {
    return of(ProblemKind.FORBIDDEN, word, detail);
  }
}
