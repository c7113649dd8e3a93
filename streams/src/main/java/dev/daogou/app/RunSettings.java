package dev.daogou.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the program runs, as opposed to what it recommends.
 *
 * @param bootstrapServers of Kafka
 * @param stateDirectory where RocksDB lives
 * @param threads stream threads
 * @param standbys warm copies of each task's state on other instances
 * @param replication of internal topics
 * @param rocksDbMemory bytes for all stores together
 * @param commitEvery how long a transaction lasts at most
 * @param sessionTimeout after which a silent instance is given up
 * @param kafka further client properties, such as those of security
 */
public record RunSettings(
    String bootstrapServers,
    Path stateDirectory,
    int threads,
    int standbys,
    int replication,
    long rocksDbMemory,
    Duration commitEvery,
    Duration sessionTimeout,
    Map<String, String> kafka) {
  public RunSettings {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrap servers must be named, as host:port");
    }
    if (threads < 1 || standbys < 0 || replication < 1 || rocksDbMemory < (16L << 20)) {
      throw new IllegalArgumentException(
          "threads and replication must be at least 1, standbys at least 0, RocksDB memory at least 16 MiB");
    }
    kafka = Map.copyOf(kafka);
  }

  /** Settings for one instance against that Kafka. */
  public static RunSettings of(String bootstrapServers, Path stateDirectory) {
    return new RunSettings(
        bootstrapServers,
        stateDirectory,
        1,
        1,
        1,
        256L << 20,
        Duration.ofMillis(250),
        Duration.ofSeconds(6),
        Map.of());
  }
}
