package dev.daogou.move;

import dev.daogou.app.MarkedWork;
import java.util.List;
import java.util.Map;

/** Places marks of work to be done, of one key or of many: each key's with its key. */
final class MarkedKeys {
  private MarkedKeys() {}

  static List<Stored> place(Stored record, Growth growth) {
    return MarkedWork.isOfMany(record.key()) ? many(record, growth) : one(record, growth);
  }

  private static List<Stored> one(Stored record, Growth growth) {
    return List.of(record.at(growth.partitionOf(MarkedWork.own(record.key()))));
  }

  // A place is used again: an heir that has no key in the new content must forget the one before.
  private static List<Stored> many(Stored record, Growth growth) {
    byte[] stored = record.value();
    Map<Integer, byte[]> parts =
        stored == null ? Map.of() : MarkedWork.divide(stored, growth::partitionOf);
    return growth.heirs(record.partition()).stream()
        .map(heir -> record.at(heir).with(parts.get(heir)))
        .toList();
  }
}
