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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Hands records to Kafka and waits for the acknowledgements. All records of a request are sent
 * before the first is waited for; the number of records on their way is bounded.
 */
@Startup
@ApplicationScoped
class Publisher {
  private final KafkaClientService kafka;
  private final Semaphore room;
  private final Duration ackTimeout;
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
    ackTimeout = config.collect().ackTimeout();
    acknowledgement = StageMetrics.latencies(ServiceMetrics.ACKNOWLEDGEMENT).register(metrics);
    metrics.gauge(ServiceMetrics.IN_FLIGHT, room, free -> most - free.availablePermits());
  }

  /**
   * Sends all entries, then waits for all.
   *
   * @return one delivery for each entry, in their order; empty when too many records are on their
   *     way already, and none of these was sent
   */
  <K, V> List<Delivery> publish(String channel, Topic<K, V> topic, List<Entry<K, V>> entries) {
    if (!room.tryAcquire(entries.size())) {
      return List.of();
    }
    Timer.Sample sample = Timer.start();
    Producer<byte[], byte[]> producer = kafka.<byte[], byte[]>getProducer(channel).unwrap();
    Sending sending = new Sending(producer, room);
    List<CompletableFuture<Delivery>> sent = new ArrayList<>(entries.size());
    try (TracedSend traced = TracedSend.begin(traces, topic.name(), entries.size())) {
      for (Entry<K, V> entry : entries) {
        sent.add(sending.send(traced.mark(encode(topic, entry))));
      }
      List<Delivery> deliveries = await(sent);
      sample.stop(acknowledgement);
      return traced.ended(deliveries);
    }
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

  private List<Delivery> await(List<CompletableFuture<Delivery>> sent) {
    long deadline = System.nanoTime() + ackTimeout.toNanos();
    List<Delivery> deliveries = new ArrayList<>(sent.size());
    for (CompletableFuture<Delivery> each : sent) {
      deliveries.add(await(each, deadline - System.nanoTime()));
    }
    return deliveries;
  }

  private static Delivery await(CompletableFuture<Delivery> sent, long nanos) {
    try {
      return sent.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Delivery.Unacknowledged("no acknowledgement in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Unacknowledged("the service is stopping");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a delivery never completes exceptionally", e);
    }
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
