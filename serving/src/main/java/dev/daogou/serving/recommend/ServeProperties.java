package dev.daogou.serving.recommend;

import dev.daogou.app.BoundedRocksDb;
import dev.daogou.app.StickyAssignor;
import dev.daogou.clients.StreamClients;
import dev.daogou.serving.ops.ServiceConfig;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/** How the {@code serve} application runs. */
final class ServeProperties {
  private static final Duration PROBE_EVERY = Duration.ofMinutes(1);
  // Records end the wait as they come; only a partition that has just been given waits for its end.
  private static final Duration IDLE_POLL = Duration.ofMillis(250);

  private ServeProperties() {}

  /**
   * @param self how the other instances reach this one
   */
  static Properties from(ServiceConfig config, HostInfo self) {
    Properties properties = new Properties();
    properties.putAll(config.kafka().properties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().prefix() + "serve");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
    properties.put(
        StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toAbsolutePath().normalize().toString());
    if (!self.equals(HostInfo.unavailable())) {
      properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
    }

    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.serve().standbys());
    properties.put(StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG, StickyAssignor.class.getName());
    // A copy that may answer may take over; any other is warmed up first, while the owner goes on.
    properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, config.serve().maxLag());
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBE_EVERY.toMillis());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
    properties.put(StreamsConfig.POLL_MS_CONFIG, IDLE_POLL.toMillis());

    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(BoundedRocksDb.MEMORY, config.personalize().rocksdbMemory().asLongValue());

    // A list is derived and the last one wins, so it need not wait for the writer's commit.
    consumer(properties, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    consumer(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Duration session = config.serve().sessionTimeout();
    consumer(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) session.toMillis());
    consumer(
        properties,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        (int) StreamClients.heartbeat(session).toMillis());
    consumer(properties, ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    config
        .instance()
        .ifPresent(
            name ->
                properties.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    name));
    return properties;
  }

  private static void consumer(Properties properties, String name, Object value) {
    properties.put(StreamsConfig.consumerPrefix(name), value);
  }
}
