package dev.daogou.serving.ops;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What this instance has of an application: partitions of the topic that the application shares
 * out.
 *
 * @param active worked on here
 * @param standby kept warm here for another instance
 */
@Schema(description = "Partitions that this instance works on, and those that it keeps warm.")
public record Share(
    @Schema(examples = "[0,2]") List<Integer> active,
    @Schema(examples = "[1]") List<Integer> standby) {
  /** Before the start. */
  public static final Share NOTHING = new Share(List.of(), List.of());

  /** The share as the stream threads of this instance have it now. */
  static Share of(KafkaStreams streams, String topic) {
    var threads = streams.metadataForLocalThreads();
    return new Share(
        partitions(threads.stream().flatMap(each -> each.activeTasks().stream()).toList(), topic),
        partitions(threads.stream().flatMap(each -> each.standbyTasks().stream()).toList(), topic));
  }

  private static List<Integer> partitions(Collection<TaskMetadata> tasks, String topic) {
    return tasks.stream()
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> partition.topic().equals(topic))
        .map(TopicPartition::partition)
        .sorted()
        .distinct()
        .toList();
  }
}
