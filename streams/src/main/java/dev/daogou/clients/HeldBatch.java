package dev.daogou.clients;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What was polled, while it is decided what of it is handed out. */
final class HeldBatch {
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
      new LinkedHashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> next;

  HeldBatch(ConsumerRecords<byte[], byte[]> polled) {
    polled.partitions().forEach(each -> records.put(each, polled.records(each)));
    next = polled.nextOffsets();
  }

  boolean has(TopicPartition partition) {
    return records.containsKey(partition);
  }

  ConsumerRecord<byte[], byte[]> first(TopicPartition partition) {
    return of(partition).getFirst();
  }

  /** The records of a partition that are left. */
  List<ConsumerRecord<byte[], byte[]>> of(TopicPartition partition) {
    return records.getOrDefault(partition, List.of());
  }

  /** Takes the first records of a partition out, at most so many. */
  List<ConsumerRecord<byte[], byte[]>> take(TopicPartition partition, int most) {
    List<ConsumerRecord<byte[], byte[]>> all = of(partition);
    int taken = Math.min(most, all.size());
    if (taken == all.size()) {
      records.remove(partition);
    } else {
      records.put(partition, all.subList(taken, all.size()));
    }
    return all.subList(0, taken);
  }

  /** Where each partition goes on that has records left. */
  Map<TopicPartition, Long> offsets() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    records.forEach((partition, left) -> offsets.put(partition, left.getFirst().offset()));
    return offsets;
  }

  /** What is left, to be handed out. */
  ConsumerRecords<byte[], byte[]> left() {
    return new ConsumerRecords<>(records, next);
  }

  /** Some records of one partition, to be handed out. */
  static ConsumerRecords<byte[], byte[]> only(
      TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> group) {
    ConsumerRecord<byte[], byte[]> last = group.getLast();
    return new ConsumerRecords<>(
        Map.of(partition, group),
        Map.of(partition, new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), "")));
  }
}
