package dev.daogou.app;

import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.utils.Bytes;

/** How records of a store of {@link PendingKeys} or of {@link ShopperWork} look from outside. */
public final class MarkedWork {
  private MarkedWork() {}

  /** Whether the record at that place marks several keys. */
  public static boolean isOfMany(byte[] place) {
    return KeyChunk.isAt(Bytes.wrap(place));
  }

  /**
   * A record of several keys, divided by what each belongs to; at the same place each part is again
   * such a record.
   */
  public static Map<Integer, byte[]> divide(byte[] stored, ToIntFunction<byte[]> owner) {
    return KeyChunk.divide(stored, owner);
  }

  /** Whether the record at that place belongs to the section. */
  public static boolean isIn(StoreSection section, byte[] place) {
    return place.length > 0 && place[0] == section.kind();
  }

  /** The one key that a record marks which is not of several. */
  public static byte[] own(byte[] place) {
    boolean isText = place.length == 0 || place[0] < 0 || place[0] >= StoreSection.FIRST_OF_TEXTS;
    return isText ? place : new StoreSection(place[0]).own(Bytes.wrap(place));
  }
}
