package dev.daogou.recommender.state;

/** Stored state is of a format that this program does not read; the message says what to do. */
public final class UnreadableStateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private UnreadableStateException(String message) {
    super(message);
  }

  /**
   * What was found where some versions were expected.
   *
   * @param what is of that format
   * @param found version of its format
   * @param oldest version that is read
   * @param newest version that is read
   */
  public static UnreadableStateException of(String what, int found, int oldest, int newest) {
    return new UnreadableStateException(
        what
            + " has format "
            + found
            + ", this program reads "
            + (oldest == newest ? "" : oldest + " to ")
            + newest
            + (found > newest
                ? "; a newer program wrote it: start that one again, or reset the application"
                : "; run the version that wrote it, or reset the application"));
  }

  /** There is nothing where a format should be named. */
  public static UnreadableStateException empty(String what) {
    return new UnreadableStateException(
        what + " has no format, it is empty; reset the application");
  }

  /** The bytes are not what the format that they name says. */
  static UnreadableStateException malformed(String fault) {
    return new UnreadableStateException(fault + "; reset the application");
  }

  /** Whether it is behind a failure. */
  public static boolean isBehind(Throwable failure) {
    return failure instanceof UnreadableStateException
        || (failure.getCause() != null && isBehind(failure.getCause()));
  }
}
