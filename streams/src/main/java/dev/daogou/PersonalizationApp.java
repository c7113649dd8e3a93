package dev.daogou;

import dev.daogou.app.BoundedRocksDb;
import dev.daogou.app.FailurePolicy;
import dev.daogou.app.PollTimeout;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StickyAssignor;
import dev.daogou.clients.StreamClients;
import dev.daogou.items.ItemsStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.state.UnreadableStateException;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The personalization topology at work: exactly once, with its state in RocksDB. */
public final class PersonalizationApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalizationApp.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  private final PersonalizationTopology topology;
  private final StreamClients clients;
  private final KafkaStreams streams;

  /** Ready to start; connects to nothing yet. */
  public PersonalizationApp(PersonalizationTopology topology, RunSettings run) {
    this.topology = topology;
    Topics topics = topology.topics();
    String deadLetters = topics.deadLetters().name();
    var properties = properties(topics, run);
    FailurePolicy.in(properties, deadLetters, topology.metrics());
    var timeout = new PollTimeout();
    properties.put(PollTimeout.CONFIG, timeout);
    clients =
        new StreamClients(
            timeout,
            new StreamClients.SettingAside(
                applicationId(topics),
                deadLetters,
                longestTransaction(properties),
                Optional.of(topology.metrics())));
    streams =
        new KafkaStreams(
            topology.build(new TopologyConfig(new StreamsConfig(properties))), properties, clients);
    streams.setUncaughtExceptionHandler(this::afterFailure);
  }

  private static Duration longestTransaction(Properties properties) {
    Object configured =
        new StreamsConfig(properties)
            .getProducerConfigs("")
            .get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
    return Duration.ofMillis(Long.parseLong(String.valueOf(configured)));
  }

  // Another thread would read the same bytes, and fail again, without end.
  private StreamThreadExceptionResponse afterFailure(Throwable failure) {
    clients.failed(failure);
    if (UnreadableStateException.isBehind(failure)) {
      LOG.error("personalize stops: its state cannot be read", failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.error("a stream thread failed and is replaced", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /**
   * Plays an invented shop through the stages for about so long, so that the inner loops are
   * compiled before the first shopper comes.
   */
  public void rehearse(Duration time) {
    int lists = new Rehearsal(topology).play(time);
    LOG.info("rehearsed with {} lists", lists);
  }

  /** Joins the group and starts to process. */
  public void start() {
    streams.start();
  }

  /** For state, metrics and listeners. */
  public KafkaStreams streams() {
    return streams;
  }

  /** The profile of a shopper, where this instance holds it; also when it is not committed yet. */
  public Optional<Profile> profile(ShopperKey shopper) {
    return read(ProfileStage.PROFILES, shopper);
  }

  /** The state of an item, where this instance holds it. */
  public Optional<ItemState> item(ItemKey item) {
    return read(ItemsStage.ITEM_STATES, item);
  }

  private <K, V> Optional<V> read(String store, K key) {
    try {
      ReadOnlyKeyValueStore<K, V> values =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                  store, QueryableStoreTypes.<K, V>keyValueStore()));
      return Optional.ofNullable(values.get(key));
    } catch (InvalidStateStoreException notNow) {
      return Optional.empty();
    }
  }

  /** Leaves the group, so that the next start need not wait for a session to run out. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSE_WITHIN));
  }

  /** Name of the Kafka Streams application, and so of its group and internal topics. */
  public static String applicationId(Topics topics) {
    String events = topics.events().name();
    return events.substring(0, events.length() - "events".length()) + "personalize";
  }

  static Properties properties(Topics topics, RunSettings run) {
    var properties = new Properties();
    properties.putAll(run.kafka());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(topics));
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, run.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, run.stateDirectory().toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, run.commitEvery().toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, run.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, run.standbys());
    properties.put(StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG, StickyAssignor.class.getName());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, run.replication());
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, run.rocksDbMemory() / 8);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(BoundedRocksDb.MEMORY, run.rocksDbMemory());
    // Bounds how late an unhurried timer is; the prompt ones shorten it.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 100);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) run.sessionTimeout().toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) StreamClients.heartbeat(run.sessionTimeout()).toMillis());
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 1);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.LARGEST_INSIDE);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topics.LARGEST_INSIDE);
    return properties;
  }
}
