package dev.daogou.storefront.demo;

import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what comes out of Daogou by reading Kafka as any consumer would: lists, the shoppers who
 * have one, what became of the lists, and dead letters; from the moment it was opened.
 */
final class TopicCounter implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCHED_TOGETHER = 1 << 20;
  private static final int LONGEST_WAIT_MS = 200;

  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AtomicLong lists = new AtomicLong();
  private final Set<String> shoppers = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> deadLetters = new ConcurrentHashMap<>();
  private final ListFigures listFigures = new ListFigures();
  private final String leftOut;
  private final Thread thread;

  /**
   * @param leftOut what keys of shoppers begin with whose lists do not count
   */
  TopicCounter(String bootstrapServers, Topics topics, String leftOut) {
    this.topics = topics;
    this.leftOut = leftOut;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                // Figures are told seldom: a fetch for each list would cost the node as much as
                // reading it.
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCHED_TOGETHER,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(topics.recommendations(), topics.outcomes(), topics.deadLetters())
            .flatMap(t -> consumer.partitionsFor(t.name()).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("topic-counter").start(this::count);
  }

  /** Lists published. */
  long lists() {
    return lists.get();
  }

  /** Shoppers who were given a list. */
  int shoppersWithLists() {
    return shoppers.size();
  }

  /** What became of the lists. */
  ListFigures.Figures listFigures() {
    return listFigures.figures();
  }

  /** Dead letters by their reason. */
  Map<String, Long> deadLetters() {
    return Map.copyOf(deadLetters);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::count);
      }
    } catch (WakeupException closing) {
      // Asked to end.
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> letter) {
    if (letter.topic().equals(topics.deadLetters().name())) {
      deadLetters.merge(reason(letter), 1L, Long::sum);
    } else if (letter.topic().equals(topics.outcomes().name())) {
      listFigures.accept(
          topics.outcomes().key().deserializer().deserialize(letter.topic(), letter.key()),
          topics.outcomes().value().deserializer().deserialize(letter.topic(), letter.value()));
    } else if (letter.value() != null && isList(letter) && !key(letter).startsWith(leftOut)) {
      lists.incrementAndGet();
      shoppers.add(key(letter));
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> letter) {
    return new String(letter.key(), StandardCharsets.UTF_8);
  }

  private boolean isList(ConsumerRecord<byte[], byte[]> letter) {
    RecommendationUpdate update =
        topics.recommendations().value().deserializer().deserialize(letter.topic(), letter.value());
    return update.getUpdate() instanceof RecommendationList;
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    Header reason = letter.headers().lastHeader("reason");
    return reason == null ? "no reason" : new String(reason.value(), StandardCharsets.UTF_8);
  }
}
