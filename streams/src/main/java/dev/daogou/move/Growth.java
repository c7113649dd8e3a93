package dev.daogou.move;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * From so many partitions to more of them. Since the new number is a multiple of the old one, the
 * keys of a partition spread over its heirs alone, and each new partition inherits from one.
 *
 * @param before partitions as they are
 * @param after partitions as they shall be
 */
public record Growth(int before, int after) {
  public Growth {
    if (before < 1 || after < before || after % before != 0) {
      throw new IllegalArgumentException(
          "from %d partitions one can move to a multiple of them, not to %d"
              .formatted(before, after));
    }
  }

  /** Where the key belongs, as producers and Kafka Streams place it. */
  int partitionOf(byte[] key) {
    return BuiltInPartitioner.partitionForKey(key, after);
  }

  /** Where keys of that partition may belong now; the one of the same number comes first. */
  List<Integer> heirs(int partition) {
    return IntStream.iterate(partition, heir -> heir < after, heir -> heir + before)
        .boxed()
        .toList();
  }
}
