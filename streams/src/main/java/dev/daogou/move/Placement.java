package dev.daogou.move;

import java.util.List;

/** Says what becomes of a store's record among more partitions. */
@FunctionalInterface
public interface Placement {
  /** What stands for the record then; nothing where it means nothing any more. */
  List<Stored> place(Stored record, Growth growth);

  /** With its key, as producers place it. */
  static List<Stored> byKey(Stored record, Growth growth) {
    return List.of(record.at(growth.partitionOf(record.key())));
  }

  /** In the partition of the same number: for parts of sums, which readers add up. */
  static List<Stored> inPlace(Stored record, Growth growth) {
    return List.of(record);
  }

  /**
   * In each partition to which its owner may belong: for what is looked up only, by a key that does
   * not tell the owner. Those that never ask for it lose a little room.
   */
  static List<Stored> atAllHeirs(Stored record, Growth growth) {
    return growth.heirs(record.partition()).stream().map(record::at).toList();
  }
}
