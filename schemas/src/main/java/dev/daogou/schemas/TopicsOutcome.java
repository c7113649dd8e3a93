package dev.daogou.schemas;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** How {@link TopicCreation} ended. */
public sealed interface TopicsOutcome {

  /**
   * Every topic is there as expected and every leader answers: records may be produced.
   *
   * @param created names of the topics that were missing
   */
  record Ready(Set<String> created) implements TopicsOutcome {
    public Ready {
      created = Set.copyOf(created);
    }
  }

  /**
   * Topics exist with other partition counts. Changing the count of a topic would send a shopper's
   * next event to another partition than the ones before, so nothing is changed: the caller
   * configures the count that is there, another prefix, or removes the topics.
   */
  record PartitionsDiffer(List<Difference> differences) implements TopicsOutcome {
    public PartitionsDiffer {
      differences = List.copyOf(differences);
    }
  }

  /**
   * The topics are there, but leaders did not answer in time: producing now could lose records. The
   * caller looks after the brokers and tries again.
   */
  record LeadersSilent(List<TopicPartition> partitions) implements TopicsOutcome {
    public LeadersSilent {
      partitions = List.copyOf(partitions);
    }
  }

  /** A topic's partition count, as configured and as found. */
  record Difference(String topic, int expected, int found) {
    @Override
    public String toString() {
      return topic + " has " + found + " partitions, configured are " + expected;
    }
  }

  /**
   * For callers that can do nothing but stop.
   *
   * @throws IllegalStateException where the topics are not ready; its message says what to do
   */
  default Ready orThrow() {
    return switch (this) {
      case Ready ready -> ready;
      case PartitionsDiffer(List<Difference> differences) ->
          throw new IllegalStateException(
              differences.stream().map(Difference::toString).collect(Collectors.joining("; "))
                  + ". The partition count is fixed when a topic is created: set"
                  + " daogou.topics.partitions to the count that is there, choose another"
                  + " daogou.topics.prefix, or delete the topics (and with them their data).");
      case LeadersSilent(List<TopicPartition> partitions) ->
          throw new IllegalStateException(
              "no leader answers for "
                  + partitions.stream().map(Object::toString).collect(Collectors.joining(", "))
                  + ". Check that all brokers are up, then start again.");
    };
  }
}
