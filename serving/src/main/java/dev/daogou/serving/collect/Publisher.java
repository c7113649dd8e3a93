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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
  private final KafkaClientService kafka;
  private final Map<String, Outlet> outlets = new ConcurrentHashMap<>();
  private final Semaphore room;
  private final Timer acknowledgement;
  private final Traces traces;

  /**
   * @param events declares the outgoing channel, whose producer is then used directly because an
   *     emitter does not tell where a record came to lie
   * @param updates likewise
   */
  Publisher(
      KafkaClientService kafka,
      ServiceConfig config,
      MeterRegistry metrics,
      Traces traces,
      @Channel(Channels.EVENTS) Emitter<byte[]> events,
      @Channel(Channels.CATALOGUE_UPDATES) Emitter<byte[]> updates) {
    this.kafka = kafka;
    this.traces = traces;
    int most = config.collect().inFlight();
    requireRoomForABatch(most, config.collect().batchLimit());
    room = new Semaphore(most);
    acknowledgement = StageMetrics.latencies(ServiceMetrics.ACKNOWLEDGEMENT).register(metrics);
    metrics.gauge(ServiceMetrics.IN_FLIGHT, room, free -> most - free.availablePermits());
  }

  /** Whether a few small entries can be sent without waiting for Kafka, as an event loop must. */
  boolean isPrompt(String channel) {
    return outlet(channel).isPrompt();
  }

  /**
   * Sends all entries; may block while Kafka is not known yet, or has no room.
   *
   * @return what tells of each, in their order; empty when too many records are on their way
   *     already, and none of these was sent
   */
  <K, V> Optional<Sending> send(String channel, Topic<K, V> topic, List<Entry<K, V>> entries) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(entries.size());
    for (Entry<K, V> entry : entries) {
      records.add(encode(topic, entry));
    }
    return room.tryAcquire(records.size())
        ? Optional.of(send(outlet(channel), topic.name(), records))
        : Optional.empty();
  }

  private Sending send(Outlet outlet, String topic, List<ProducerRecord<byte[], byte[]>> records) {
    long began = System.nanoTime();
    Sending sending = new Sending(records.size(), room);
    TracedSend traced = TracedSend.begin(traces, topic, records.size());
    sending.whenSettled(
        deliveries -> {
          acknowledgement.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
          outlet.told(deliveries);
          traced.end(deliveries);
        });
    for (int number = 0; number < records.size(); number++) {
      sending.send(number, traced.mark(records.get(number)), outlet.producer());
    }
    return sending;
  }

  private Outlet outlet(String channel) {
    return outlets.computeIfAbsent(
        channel, name -> new Outlet(kafka.<byte[], byte[]>getProducer(name).unwrap()));
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
