package dev.daogou.recommender.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Ends a call of an ONNX graph that takes too long, on the thread that makes it, so that nothing
 * has to be handed to another thread and back. ONNX Runtime looks between two nodes of the graph
 * whether it is to end: a single node that never returns keeps the thread. Belongs to one thread.
 *
 * <p>What it holds outside the heap is given back when it is closed or forgotten.
 */
public final class RunningCall implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Watchdog.Guard guard = Watchdog.guard();
  private final RunOptions options;
  private final Cleaner.Cleanable given;
  private boolean late;

  public RunningCall() {
    try {
      options = new RunOptions();
    } catch (OrtException e) {
      throw new IllegalStateException("no options for a call can be made", e);
    }
    given = CLEANER.register(this, options::close);
  }

  /** Makes the call, and ends it when the time is over. */
  <T> T within(Duration limit, Supplier<T> call) {
    long began = System.nanoTime();
    boolean ended;
    guard.begin(limit.toNanos(), this::end);
    try {
      return call.get();
    } finally {
      ended = guard.finish();
      late = ended || System.nanoTime() - began > limit.toNanos();
      if (ended) {
        terminate(false);
      }
    }
  }

  /** Whether the latest call took longer than it might; it may have answered all the same. */
  public boolean wasLate() {
    return late;
  }

  private boolean end() {
    terminate(true);
    return true;
  }

  private void terminate(boolean whether) {
    try {
      options.setTerminate(whether);
    } catch (OrtException e) {
      throw new IllegalStateException("a call can neither be ended nor allowed", e);
    }
  }

  RunOptions options() {
    return options;
  }

  @Override
  public void close() {
    given.clean();
  }
}
