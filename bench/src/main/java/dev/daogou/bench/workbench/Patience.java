package dev.daogou.bench.workbench;

import java.io.IOException;
import java.time.Duration;

/** Waits for something that a measurement needs. */
public final class Patience {
  private static final long BETWEEN_LOOKS_MS = 20;

  private Patience() {}

  /** Something that will hold. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Waits until a condition holds.
   *
   * @throws IOException where it does not in time
   */
  public static void await(String what, Duration longest, Condition condition) throws Exception {
    double deadline = Clock.wallSeconds() + longest.toSeconds();
    while (!condition.holds()) {
      if (Clock.wallSeconds() > deadline) {
        throw new IOException("%s: not done within %s".formatted(what, longest));
      }
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
  }
}
