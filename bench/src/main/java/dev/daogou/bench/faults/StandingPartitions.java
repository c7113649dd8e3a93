package dev.daogou.bench.faults;

import dev.daogou.PersonalizationApp;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.TopicPartition;

/** Tells which partitions of all that the program reads have records that it does not get past. */
final class StandingPartitions {
  private final Workbench bench;
  private final TopicReader reader;
  private final Topics topics;

  StandingPartitions(Workbench bench, Topics topics) {
    this.bench = bench;
    this.topics = topics;
    reader = new TopicReader(bench.bootstrapServers());
  }

  /** Names of the topics between the stages of the program. */
  static Set<String> inside(Admin admin, Topics topics) throws Exception {
    String application = PersonalizationApp.applicationId(topics);
    return admin.listTopics().names().get().stream()
        .filter(name -> name.startsWith(application + "-") && name.endsWith("-repartition"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Waits until nothing waits; says what still does when patience ends. */
  Set<TopicPartition> after(Duration patience) throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    Set<TopicPartition> waiting = waiting();
    while (!waiting.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(1000);
      waiting = waiting();
    }
    return waiting;
  }

  private Set<TopicPartition> waiting() throws Exception {
    Set<TopicPartition> waiting = new TreeSet<>(Comparator.comparing(Object::toString));
    try (Admin admin = bench.admin()) {
      String group = PersonalizationApp.applicationId(topics);
      Map<TopicPartition, Long> committed = new HashMap<>();
      admin
          .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
          .partitionsToOffsetAndMetadata(group)
          .get()
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
      Set<String> read = inside(admin, topics);
      read.add(topics.events().name());
      read.add(topics.catalogueUpdates().name());
      for (String topic : read) {
        reader.read(
            topic,
            committed,
            record -> waiting.add(new TopicPartition(record.topic(), record.partition())));
      }
    }
    return waiting;
  }
}
