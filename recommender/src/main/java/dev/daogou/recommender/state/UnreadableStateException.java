package dev.daogou.recommender.state;

/** Stored state is in a form that this program does not know. The state stays as it is. */
public final class UnreadableStateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableStateException(String message) {
    super(message);
  }
}
