package dev.daogou.candidates;

import dev.daogou.app.ShopperWork;
import dev.daogou.candidates.ShopperCandidates.Cause;

/** What stands in the store beside a shopper of whom history was learned. */
public final class HistoryMark {
  private static final CauseSerde CAUSES = new CauseSerde();

  private HistoryMark() {}

  /** The same mark for an events topic whose offsets begin anew. */
  public static byte[] withoutPlace(byte[] stored) {
    Cause cause = CAUSES.deserializer().deserialize(ShopperWork.STORE, stored);
    var elsewhere = new Cause(-1, -1, cause.eventId(), cause.eventTime(), cause.arrival());
    return CAUSES.serializer().serialize(ShopperWork.STORE, elsewhere);
  }
}
