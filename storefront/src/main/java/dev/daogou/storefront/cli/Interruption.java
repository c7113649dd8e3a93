package dev.daogou.storefront.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill: asks the work to stop and keeps this process alive until the work has
 * been put away.
 */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 45;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on an interruption calls {@code stop}; until closed. */
  static Interruption calls(Runnable stop) {
    return new Interruption(stop);
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      // The hook is what we are called from; it waits for `finished` and ends.
    }
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
