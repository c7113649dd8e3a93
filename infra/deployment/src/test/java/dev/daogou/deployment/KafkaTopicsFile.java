package dev.daogou.deployment;

import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The manifest of the topics, made from {@link Topics}. */
final class KafkaTopicsFile {
  static final int PARTITIONS = 24;
  static final int REPLICAS = 3;

  private KafkaTopicsFile() {}

  static String text() {
    return Topics.withPartitions(PARTITIONS).all().stream()
        .map(KafkaTopicsFile::manifest)
        .collect(
            Collectors.joining(
                "---\n",
                """
                # Made from dev.daogou.schemas.Topics by TopicsManifestTest, which says how.
                """,
                ""));
  }

  private static String manifest(Topic<?, ?> topic) {
    String partitioned = topic.partitions() > 1 ? "    daogou.dev/partitioned: \"true\"\n" : "";
    String config =
        new TreeMap<>(topic.config())
            .entrySet().stream()
                .map(each -> "    %s: \"%s\"\n".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    return """
    apiVersion: kafka.strimzi.io/v1
    kind: KafkaTopic
    metadata:
      name: %s
      labels:
        strimzi.io/cluster: daogou
    %sspec:
      partitions: %d
      replicas: %d
      config:
    %s"""
        .formatted(topic.name(), partitioned, topic.partitions(), REPLICAS, config);
  }
}
