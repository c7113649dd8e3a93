package dev.daogou.embedded;

/** The node did not start; the message says why and what to do, in words for the user. */
public final class CannotStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotStartException(String message) {
    super(message);
  }

  CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
