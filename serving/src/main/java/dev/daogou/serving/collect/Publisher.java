package dev.daogou.serving.collect;

import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Hands records to Kafka. All records of a request are sent before the first acknowledgement is
 * waited for; the number of records on their way is bounded.
 */
@Startup
@ApplicationScoped
class Publisher {
  private final Function<String, Outlet> opening;
  private final Map<String, Outlet> outlets = new ConcurrentHashMap<>();
  private final Semaphore room;
  private final Timer acknowledgement;
  private final Traces traces;
  private final Duration patience;

  /**
   * @param events declares the outgoing channel, whose producer is then used directly because an
   *     emitter does not tell where a record came to lie
   * @param updates likewise
   */
  @Inject
  Publisher(
      KafkaClientService kafka,
      ServiceConfig config,
      MeterRegistry metrics,
      Traces traces,
      @Channel(Channels.EVENTS) Emitter<byte[]> events,
      @Channel(Channels.CATALOGUE_UPDATES) Emitter<byte[]> updates) {
    this(
        channel -> new Outlet(kafka.<byte[], byte[]>getProducer(channel).unwrap()),
        config.collect().inFlight(),
        config.collect().roomTimeout(),
        metrics,
        traces);
    requireRoomForABatch(config.collect().inFlight(), config.collect().batchLimit());
  }

  /**
   * @param opening finds what leads to a channel
   * @param most records on their way at once
   * @param patience of threads that may wait, while Kafka is not known or has no room
   */
  Publisher(
      Function<String, Outlet> opening,
      int most,
      Duration patience,
      MeterRegistry metrics,
      Traces traces) {
    this.opening = opening;
    this.patience = patience;
    this.traces = traces;
    room = new Semaphore(most);
    acknowledgement = StageMetrics.latencies(ServiceMetrics.ACKNOWLEDGEMENT).register(metrics);
    metrics.gauge(ServiceMetrics.IN_FLIGHT, room, free -> most - free.availablePermits());
  }

  /** Whether a few small entries can be sent without waiting for Kafka, as an event loop must. */
  boolean isPrompt(String channel) {
    return outlet(channel).isPrompt();
  }

  /**
   * Sends all entries. While Kafka is not known, or has no room, it waits a while where the thread
   * may wait, and an event loop does not: what Kafka cannot have then is not acknowledged.
   *
   * @return what tells of each, in their order; empty when too many records are on their way
   *     already, and none of these was sent
   * @throws RuntimeException when a record cannot be written, or the channel is not there; nothing
   *     was sent then, and nothing keeps its room
   */
  <K, V> Optional<Sending> send(String channel, Topic<K, V> topic, List<Entry<K, V>> entries) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(entries.size());
    for (Entry<K, V> entry : entries) {
      records.add(encode(topic, entry));
    }
    Outlet outlet = outlet(channel);
    return room.tryAcquire(records.size())
        ? Optional.of(send(outlet, topic.name(), records))
        : Optional.empty();
  }

  // From here on the sending has the room, and gives it back whatever comes to pass.
  private Sending send(Outlet outlet, String topic, List<ProducerRecord<byte[], byte[]>> records) {
    Sending sending = new Sending(records.size(), room);
    try {
      if (!Context.isOnEventLoopThread()) {
        outlet.awaitPartitions(topic, System.nanoTime() + patience.toNanos());
      }
      handOver(records, sending, outlet, topic);
      return sending;
    } finally {
      sending.noMoreToSend();
    }
  }

  private void handOver(
      List<ProducerRecord<byte[], byte[]>> records, Sending sending, Outlet outlet, String topic) {
    long began = System.nanoTime();
    TracedSend traced = TracedSend.begin(traces, topic, records.size());
    sending.whenSettled(
        deliveries -> {
          acknowledgement.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
          outlet.told(deliveries);
          traced.end(deliveries);
        });
    boolean mayWait = !Context.isOnEventLoopThread();
    long deadline = began + patience.toNanos();
    for (int number = 0; number < records.size(); number++) {
      if (mayWait) {
        outlet.awaitRoom(deadline);
      }
      sending.send(number, traced.mark(records.get(number)), outlet.producer());
    }
  }

  private Outlet outlet(String channel) {
    return outlets.computeIfAbsent(channel, opening);
  }

  // A batch for which there can never be room would be asked to come back forever.
  private static void requireRoomForABatch(int most, int batch) {
    if (most < batch) {
      throw new IllegalArgumentException(
          "daogou.collect.in-flight is "
              + most
              + ", less than daogou.collect.batch-limit, "
              + batch);
    }
  }

  private static <K, V> ProducerRecord<byte[], byte[]> encode(
      Topic<K, V> topic, Entry<K, V> entry) {
    return new ProducerRecord<>(
        topic.name(),
        topic.key().serializer().serialize(topic.name(), entry.key()),
        topic.value().serializer().serialize(topic.name(), entry.value()));
  }

  /**
   * One record to be.
   *
   * @param key decides the partition
   */
  record Entry<K, V>(K key, V value) {}

  /** Names of the outgoing channels in the configuration. */
  static final class Channels {
    /** To {@link Topics#events}. */
    static final String EVENTS = "events";

    /** To {@link Topics#catalogueUpdates}. */
    static final String CATALOGUE_UPDATES = "catalogue-updates";

    private Channels() {}
  }
}
