package dev.daogou.app;

/**
 * Work that had been waiting failed. The record in hand, where there is one, has nothing to do with
 * it: whoever looks for the record that stops a partition is not to blame it.
 */
public final class PendingWorkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PendingWorkException(String work, Throwable cause) {
    super(work, cause);
  }

  /** Whether a failure comes from such work. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PendingWorkException) {
        return true;
      }
    }
    return false;
  }
}
