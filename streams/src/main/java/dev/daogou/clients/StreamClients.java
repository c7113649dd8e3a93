package dev.daogou.clients;

import dev.daogou.app.PollTimeout;
import dev.daogou.app.StageMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The usual clients of Kafka Streams, but that stream threads wait for records as {@link
 * PollTimeout} says, since Kafka Streams itself knows one wait only, whether timers are due or not;
 * and that a record which stops its partition is found and set aside, as {@link Isolation} does it.
 * For one application.
 */
public final class StreamClients implements KafkaClientSupplier {
  private static final int HEARTBEATS_IN_A_SESSION = 30;

  private final PollTimeout timeout;
  private final SettingAside settingAside;
  private final String process = UUID.randomUUID().toString();
  private final Set<IsolatingConsumer> consumers = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Object> client = Map.of();
  private volatile @Nullable Admin admin;

  /**
   * What is needed to set a record aside.
   *
   * @param application id of the Kafka Streams application
   * @param deadLetters topic where such records go
   * @param longest time that a thread may take for what it does at once
   * @param metrics count them; empty for nobody
   */
  public record SettingAside(
      String application, String deadLetters, Duration longest, Optional<StageMetrics> metrics) {}

  public StreamClients(PollTimeout timeout, SettingAside settingAside) {
    this.timeout = timeout;
    this.settingAside = settingAside;
  }

  /**
   * How often an instance tells its group that it lives. It hears in the answer that partitions are
   * about to move, and all wait until the last has heard it: hence more often than a session that
   * may end needs.
   */
  public static Duration heartbeat(Duration sessionTimeout) {
    return sessionTimeout.dividedBy(HEARTBEATS_IN_A_SESSION);
  }

  /** To be called by a stream thread that fails, before it is replaced. */
  public void failed(Throwable failure) {
    consumers.forEach(each -> each.failed(failure));
  }

  // Kafka Streams opens it before all others, and closes it after them.
  @Override
  public Admin getAdmin(Map<String, Object> config) {
    Admin opened = Admin.create(config);
    client = new HashMap<>(config);
    client.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
    admin = opened;
    return opened;
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    consumers.removeIf(IsolatingConsumer::isClosed);
    IsolatingConsumer opened = new IsolatingConsumer(config, timeout, this::isolation);
    consumers.add(opened);
    return opened;
  }

  private Isolation isolation(Consumer<byte[], byte[]> consumer) {
    return new Isolation(
        consumer,
        new AttemptLog(Objects.requireNonNull(admin, "opened first"), settingAside.application()),
        new DeadLetterProducer(settingAside.deadLetters(), client, settingAside.metrics()),
        settingAside.longest(),
        process,
        System::nanoTime);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
