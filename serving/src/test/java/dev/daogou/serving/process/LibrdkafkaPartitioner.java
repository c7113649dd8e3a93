package dev.daogou.serving.process;

import java.util.Map;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/**
 * What librdkafka's default partitioner, {@code consistent_random}, does with a key: CRC32 modulo
 * the partitions. So do the clients in C, C++, Python, Go, .NET, PHP and others built on it.
 */
public final class LibrdkafkaPartitioner implements Partitioner {
  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    return partition(keyBytes, cluster.partitionCountForTopic(topic));
  }

  static int partition(byte[] key, int partitions) {
    CRC32 crc = new CRC32();
    crc.update(key);
    return (int) (crc.getValue() % partitions);
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
