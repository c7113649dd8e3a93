package dev.daogou.serving.process;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.serving.process.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * One shopper for each partition clicks, and reads until the list reflects it, again and again: how
 * long that takes is how stale lists are.
 */
final class Freshness implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration AGAIN = Duration.ofMillis(20);

  private final Balancer balancer;
  private final Writers writers;
  private final List<Probe> probes = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stopped;

  Freshness(Balancer balancer, Writers writers) {
    this.balancer = balancer;
    this.writers = writers;
  }

  /**
   * One click.
   *
   * @param nanos until a read reflected it
   */
  record Probe(int partition, long began, long nanos) {}

  void start(int partitions) {
    for (int i = 0; i < partitions; i++) {
      int partition = i;
      threads.execute(() -> probe(partition, partitions));
    }
  }

  private void probe(int partition, int partitions) {
    String shopper =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "probe-" + i)
            .filter(name -> partition(name, partitions) == partition)
            .findFirst()
            .orElseThrow();
    for (int i = 0; !stopped; i++) {
      long began = System.nanoTime();
      String receipt = writers.probe(shopper, Writers.item(i % 5));
      String address = "/v1/users/" + shopper + "/recommendations?receipt=" + receipt;
      try {
        while (!isCovered(balancer.send(api -> api.get(address)))) {
          Thread.sleep(AGAIN);
        }
        probes.add(new Probe(partition, began, System.nanoTime() - began));
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean isCovered(Reply reply) {
    return reply.body().at("/receipt/covered").asBoolean();
  }

  private static int partition(String shopper, int partitions) {
    byte[] key =
        new ShopperKey(Tenants.DEFAULT, shopper).toString().getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }

  /** Longest that a click took which began in a stretch of time. */
  Duration longest(long from, long to) {
    synchronized (probes) {
      return Duration.ofNanos(
          probes.stream()
              .filter(each -> each.began() >= from && each.began() < to)
              .mapToLong(Probe::nanos)
              .max()
              .orElse(0));
    }
  }

  /** Whether every partition has reflected a click that began after a moment. */
  boolean isBackSince(long moment, int partitions) {
    synchronized (probes) {
      return probes.stream()
              .filter(each -> each.began() > moment)
              .mapToInt(Probe::partition)
              .distinct()
              .count()
          == partitions;
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    if (!threads.awaitTermination(120, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
