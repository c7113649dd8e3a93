package dev.daogou.storefront.demo;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.schemas.Topics;

/**
 * Over how many partitions the demo's topics are spread. Every partition costs tasks, requests and
 * small batches, and brings something only where there is a core for its stream thread, beside the
 * cores that the broker, the service and the shoppers need.
 *
 * @param count of every topic
 * @param threads that work through them
 */
record Partitions(int count, int threads) {
  private static final int CORES_EACH = 4;
  private static final int MOST = 8;

  /** Those of the data folder where it has topics; else what suits the machine. */
  static Partitions in(EmbeddedKafka kafka) {
    int cores = Runtime.getRuntime().availableProcessors();
    String events = Topics.withPartitions(1).events().name();
    return kafka.partitions(events).stream()
        .mapToObj(count -> of(count, cores))
        .findFirst()
        .orElseGet(() -> suiting(cores));
  }

  /** As many as suit a machine of so many cores. */
  static Partitions suiting(int cores) {
    return of(threads(cores), cores);
  }

  /** So many partitions on a machine of so many cores. */
  static Partitions of(int count, int cores) {
    return new Partitions(count, Math.min(count, threads(cores)));
  }

  /** Stream threads that suit so many cores. */
  static int threads(int cores) {
    return Math.clamp(cores / CORES_EACH, 1, MOST);
  }
}
