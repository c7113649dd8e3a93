package dev.daogou.bench;

import dev.daogou.bench.workbench.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts operations at a fixed rate, whether or not those before are done, and times each from the
 * moment it was due: a stall shows in everything that it delays.
 */
final class OpenLoop {
  /** One operation; returns when its effect can be seen. */
  interface Operation {
    void run(int number) throws Exception;
  }

  private OpenLoop() {}

  /** Milliseconds of each operation. */
  static Samples run(double perSecond, int count, Operation operation)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    List<Future<Double>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        int number = i;
        long due = start + (long) (i * 1e9 / perSecond);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        running.add(
            threads.submit(
                () -> {
                  operation.run(number);
                  return (System.nanoTime() - due) / 1e6;
                }));
      }
    }
    Samples samples = new Samples();
    for (Future<Double> each : running) {
      samples.add(each.get());
    }
    return samples;
  }
}
