package dev.daogou.move;

import dev.daogou.app.MarkedWork;
import dev.daogou.app.ShopperWork;
import dev.daogou.candidates.HistoryMark;
import java.util.List;

/**
 * Places what is to be done for shoppers. How far events were seen is said in offsets of the topic
 * that is left, and stays behind.
 */
final class ShopperMarks {
  private ShopperMarks() {}

  static List<Stored> place(Stored record, Growth growth) {
    if (MarkedWork.isIn(ShopperWork.SEEN, record.key())) {
      return List.of();
    }
    byte[] value = record.value();
    if (value == null || !MarkedWork.isIn(ShopperWork.HISTORY, record.key())) {
      return MarkedKeys.place(record, growth);
    }
    return MarkedKeys.place(record.with(HistoryMark.withoutPlace(value)), growth);
  }
}
