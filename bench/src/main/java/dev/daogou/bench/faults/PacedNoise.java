package dev.daogou.bench.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** Something that strangers do again and again, at a steady rate, until it is over. */
final class PacedNoise implements AutoCloseable {
  private static final int AT_ONCE = 64;

  private final Act act;
  private final double perSecond;
  private final Random random;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final LongAdder done = new LongAdder();
  private final Thread clock;
  private volatile boolean over;

  /** One time of it. */
  interface Act {
    /**
     * @param random of this time
     * @return how many of what is counted it did
     * @throws IOException where the other side is away, or hangs up
     */
    int run(Random random) throws IOException, InterruptedException;
  }

  PacedNoise(String name, Act act, double perSecond, long seed) {
    this.act = act;
    this.perSecond = perSecond;
    random = new Random(seed);
    clock = Thread.ofPlatform().name("bench-" + name).unstarted(this::inRhythm);
  }

  void start() {
    clock.start();
  }

  private void inRhythm() {
    long due = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (!over) {
        due += (long) (1e9 / perSecond);
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        room.acquire();
        Random own = new Random(random.nextLong());
        threads.execute(() -> once(own));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(Random own) {
    try {
      done.add(act.run(own));
    } catch (ConnectException | SocketTimeoutException nobodyThere) {
      // Nothing was sent, and nothing counts.
    } catch (IOException hungUp) {
      // Whoever is sent rubbish may hang up.
      done.increment();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }

  /** How many there were. */
  long done() {
    return done.sum();
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    clock.join();
  }
}
