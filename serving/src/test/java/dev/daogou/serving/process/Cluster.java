package dev.daogou.serving.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** The Kafka under the service: writes to it, and reads what is committed in it. */
final class Cluster implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;

  /**
   * @param producing further properties of the producer, such as a partitioner
   */
  Cluster(String bootstrapServers, Map<String, Object> producing) {
    this.bootstrapServers = bootstrapServers;
    Map<String, Object> config = new HashMap<>(producing);
    config.put("bootstrap.servers", bootstrapServers);
    config.put("linger.ms", 5);
    config.put("batch.size", 128 * 1024);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  Cluster(String bootstrapServers) {
    this(bootstrapServers, Map.of());
  }

  /** Writes all records and waits until Kafka has them. */
  <K, V> void write(Topic<K, V> topic, Stream<Map.Entry<K, V>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    records.forEach(
        record ->
            sent.add(
                producer.send(
                    new ProducerRecord<>(
                        topic.name(),
                        topic.key().serializer().serialize(topic.name(), record.getKey()),
                        topic.value().serializer().serialize(topic.name(), record.getValue())))));
    sent.forEach(Cluster::answer);
  }

  /** Writes bytes as they are. */
  RecordMetadata write(String topic, byte[] key, byte[] value) {
    return answer(producer.send(new ProducerRecord<>(topic, key, value)));
  }

  /** Committed records of all partitions, from the beginning to the end as it is now. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    read(topic, Map.of(), records::add);
    return records;
  }

  /** The last committed value of each key; keys whose last value is null are left out. */
  <K, V> Map<K, V> latest(String topic, Serde<K> keys, Serde<V> values) {
    Map<K, byte[]> last = new HashMap<>();
    Deserializer<K> key = keys.deserializer();
    read(topic, Map.of(), record -> last.put(key.deserialize(topic, record.key()), record.value()));
    last.values().removeIf(value -> value == null);
    Deserializer<V> value = values.deserializer();
    return last.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> value.deserialize(topic, entry.getValue())));
  }

  /** Whether the group has committed past every record of the topic. */
  boolean isDrained(String group, String topic) {
    List<ConsumerRecord<byte[], byte[]>> left = new ArrayList<>();
    read(topic, committed(group), left::add);
    return left.isEmpty();
  }

  /** How many offsets of the topic the group has committed. */
  long progress(String group, String topic) {
    return committed(group).entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether no transaction is open on any of the topics: what was written before can be read. */
  boolean isSettled(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> latest =
        answer(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition())))
            .collect(toMap(each -> each, each -> OffsetSpec.latest()));
    return ends(latest, IsolationLevel.READ_COMMITTED)
        .equals(ends(latest, IsolationLevel.READ_UNCOMMITTED));
  }

  private Map<TopicPartition, Long> ends(
      Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
    return answer(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** Ids of a group's members. */
  Set<String> members(String group) {
    return answer(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(MemberDescription::consumerId)
        .collect(toSet());
  }

  private Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        answer(
            admin
                .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group));
    return offsets.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** From the offsets given, from the beginning where there is none, to the last stable offset. */
  private void read(
      String topic,
      Map<TopicPartition, Long> from,
      Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "max.poll.records",
            10_000,
            "fetch.max.wait.ms",
            (int) POLL.toMillis(),
            "max.partition.fetch.bytes",
            8 << 20);
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      partitions.forEach(each -> consumer.seek(each, from.getOrDefault(each, begins.get(each))));
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(POLL).forEach(receiver);
      }
    }
  }

  private static <T> T answer(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("Kafka did not do it: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
