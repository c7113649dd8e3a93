package dev.daogou.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
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

  /** Whether so many records of a topic, and all that followed from them, are committed. */
  boolean isDone(String topic, long records) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    var ends = admin.listOffsets(latest).all().get();
    long read = 0;
    for (var entry : committed.entrySet()) {
      long offset = entry.getValue().offset();
      if (ends.get(entry.getKey()).offset() - offset > MARKER) {
        return false;
      }
      read += entry.getKey().topic().equals(topic) ? offset : 0;
    }
    return read >= records;
  }
}
