package dev.daogou.bench;

import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What topics take. */
final class TopicBytes {
  private TopicBytes() {}

  /** Bytes of every topic on disk, by name. */
  static Map<String, Long> onDisk(Workbench bench) throws ExecutionException, InterruptedException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Admin admin = bench.admin()) {
      List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      for (Map<String, LogDirDescription> broker :
          admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        broker.values().stream()
            .flatMap(folder -> folder.replicaInfos().entrySet().stream())
            .forEach(
                replica ->
                    sizes.merge(replica.getKey().topic(), replica.getValue().size(), Long::sum));
      }
    }
    return sizes;
  }

  /**
   * Bytes of the newest list of each shopper, key included, before any compression.
   *
   * @param as how a value would be written
   */
  static Samples ofLists(
      Workbench bench, Topic<String, RecommendationUpdate> topic, UnaryOperator<byte[]> as) {
    Map<String, Integer> newest = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bench.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            topic.key().deserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(partition -> new TopicPartition(topic.name(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (!ProgressKey.isMarker(record.key()) && record.value() != null) {
                    newest.put(
                        record.key(), record.key().length() + as.apply(record.value()).length);
                  }
                });
      }
    }
    Samples bytes = new Samples();
    newest.values().forEach(bytes::add);
    return bytes;
  }
}
