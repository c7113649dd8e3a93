package dev.daogou.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a Kafka Streams application has not committed yet, over all topics that it reads. */
final class Backlog {
  /** A transaction marker that nothing follows is never read past. */
  private static final long MARKER = 1;

  private final Admin admin;
  private final String group;

  Backlog(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  /** Whether everything that is there is committed. */
  boolean isDone() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    var ends = admin.listOffsets(latest).all().get();
    return committed.entrySet().stream().allMatch(at -> left(ends, at) <= MARKER);
  }

  private static long left(
      Map<TopicPartition, ListOffsetsResultInfo> ends,
      Map.Entry<TopicPartition, OffsetAndMetadata> at) {
    return Objects.requireNonNull(ends.get(at.getKey())).offset() - at.getValue().offset();
  }

  /** Whether so many records of a topic, and all that followed from them, are committed. */
  boolean isDone(String topic, long records) throws ExecutionException, InterruptedException {
    return read(topic) >= records && isDone();
  }

  private long read(String topic) throws ExecutionException, InterruptedException {
    return committed().entrySet().stream()
        .filter(at -> at.getKey().topic().equals(topic))
        .mapToLong(at -> at.getValue().offset())
        .sum();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed()
      throws ExecutionException, InterruptedException {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }
}
