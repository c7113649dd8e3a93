package dev.daogou.bench.faults;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * A reader of lists at a steady rate, who asks the other instance after half a second. The longest
 * gap is the longest time in which no read of the shoppers of some partition was answered.
 */
final class Reads implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Doors doors;
  private final CountedLoad load;
  private final Random random;
  private final long[] answeredAt = new long[Installation.PARTITIONS];
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Thread clock = Thread.ofPlatform().name("bench-reads").unstarted(this::inRhythm);
  private long longestGap;
  private long longestGapOfLate;
  private volatile boolean over;

  Reads(Doors doors, CountedLoad load, long seed) {
    this.doors = doors;
    this.load = load;
    random = new Random(seed);
  }

  void start() {
    Arrays.fill(answeredAt, System.nanoTime());
    clock.start();
  }

  private void inRhythm() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; !over; number++) {
        Thread.sleep(EVERY);
        int door = number;
        String shopper = load.someShopper(random);
        threads.execute(() -> read(door, shopper));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(int door, String shopper) {
    try {
      String path = "/v1/users/" + shopper + "/recommendations";
      if (doors.read(door, path, PATIENCE, doors.count()).isPresent()) {
        answered.increment();
        note(partition(shopper));
      } else {
        failed.increment();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int partition(String shopper) {
    String key = new ShopperKey(Tenants.DEFAULT, shopper).toString();
    return BuiltInPartitioner.partitionForKey(
        key.getBytes(StandardCharsets.UTF_8), Installation.PARTITIONS);
  }

  private synchronized void note(int partition) {
    long now = System.nanoTime();
    longestGap = Math.max(longestGap, now - answeredAt[partition]);
    longestGapOfLate = Math.max(longestGapOfLate, now - answeredAt[partition]);
    answeredAt[partition] = now;
  }

  /** The longest time in which no read of a partition was answered, in seconds. */
  synchronized double longestGapSeconds() {
    long longest = longestGap;
    if (!over) {
      long now = System.nanoTime();
      for (long at : answeredAt) {
        longest = Math.max(longest, now - at);
      }
    }
    return longest / 1e9;
  }

  /** The longest gap that has ended since this was last asked, in seconds. */
  synchronized double longestGapOfLate() {
    double seconds = longestGapOfLate / 1e9;
    longestGapOfLate = 0;
    return seconds;
  }

  long answered() {
    return answered.sum();
  }

  /** Reads that neither instance answered. */
  long failed() {
    return failed.sum();
  }

  @Override
  public void close() throws InterruptedException {
    synchronized (this) {
      longestGap = (long) (longestGapSeconds() * 1e9);
    }
    over = true;
    clock.join();
  }
}
