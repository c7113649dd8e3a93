package dev.daogou.serving.process;

import dev.daogou.serving.process.Api.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Shoppers who open pages all the time, each read at its own moment whatever the last one took. */
final class Readers implements AutoCloseable {
  private static final int THREADS = 4;
  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Balancer balancer;
  private final int shoppers;
  private final List<Read> reads = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private volatile boolean stopped;

  Readers(Balancer balancer, int shoppers) {
    this.balancer = balancer;
    this.shoppers = shoppers;
  }

  /**
   * One read.
   *
   * @param failure null where it was answered with a list in time
   */
  record Read(long began, long nanos, String level, String failure) {}

  void start() {
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      threads.execute(() -> read(random));
    }
  }

  private void read(Random random) {
    while (!stopped) {
      String shopper = Writers.shopper(random.nextInt(shoppers));
      long began = System.nanoTime();
      Reply reply =
          balancer.send(api -> api.get("/v1/users/" + shopper + "/recommendations?limit=20"));
      reads.add(read(began, System.nanoTime() - began, reply));
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Read read(long began, long nanos, Reply reply) {
    String level = reply.body().path("level").asText();
    if (reply.status() != 200 || reply.body().path("items").isEmpty()) {
      return new Read(began, nanos, level, reply.status() + " " + reply.text());
    }
    return new Read(began, nanos, level, nanos > LONGEST.toNanos() ? "too late" : null);
  }

  List<Read> failures() {
    return all().stream().filter(each -> each.failure() != null).toList();
  }

  int count() {
    return reads.size();
  }

  /** How many of each level, of those that began in a stretch of time. */
  Map<String, Long> levels(long from, long to) {
    Map<String, Long> levels = new TreeMap<>();
    all().stream()
        .filter(each -> each.began() >= from && each.began() < to)
        .forEach(each -> levels.merge(each.level(), 1L, Long::sum));
    return levels;
  }

  /** Part of all reads that were answered with a list made for the shopper. */
  double ownLists() {
    Map<String, Long> levels = levels(0, Long.MAX_VALUE);
    return (double) (levels.getOrDefault("active", 0L) + levels.getOrDefault("standby", 0L))
        / count();
  }

  /** Time that a part of the reads does not exceed, of those that began in a stretch of time. */
  Duration quantile(double part, long from, long to) {
    long[] sorted =
        all().stream()
            .filter(each -> each.began() >= from && each.began() < to)
            .flatMapToLong(each -> LongStream.of(each.nanos()))
            .toArray();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Duration.ZERO
        : Duration.ofNanos(sorted[(int) (part * (sorted.length - 1))]);
  }

  private List<Read> all() {
    synchronized (reads) {
      return List.copyOf(reads);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
