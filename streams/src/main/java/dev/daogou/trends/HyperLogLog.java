package dev.daogou.trends;

import java.nio.ByteBuffer;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * About how many distinct shoppers there were: a HyperLogLog sketch (Flajolet et al. 2007; Apache
 * DataSketches), so that any buckets can be added up. Exact to a part in a million while it holds
 * less than some 190 shoppers; beyond, the standard error is about 2.3 %.
 */
public final class HyperLogLog {
  private static final int LOG_SLOTS = 11;

  private final HllUnion sketch = new HllUnion(LOG_SLOTS);

  /** The sketch that was written; an empty one where there is none. */
  public static HyperLogLog of(ByteBuffer written) {
    var crowd = new HyperLogLog();
    crowd.add(written);
    return crowd;
  }

  /** Adds a shopper by the hash of the key. */
  public void add(long shopper) {
    sketch.update(shopper);
  }

  /** Adds all who are in a sketch that was written; null is empty. */
  public void add(ByteBuffer written) {
    if (written != null) {
      byte[] bytes = new byte[written.remaining()];
      written.duplicate().get(bytes);
      sketch.update(HllSketch.heapify(bytes));
    }
  }

  /** Adds all of another. */
  public void add(HyperLogLog other) {
    if (!other.isEmpty()) {
      sketch.update(other.sketch.getResult(TgtHllType.HLL_8));
    }
  }

  public boolean isEmpty() {
    return sketch.isEmpty();
  }

  /** How many there are. */
  public long size() {
    return Math.round(sketch.getEstimate());
  }

  /** In compact form; null where it is empty. */
  public @Nullable ByteBuffer write() {
    return isEmpty()
        ? null
        : ByteBuffer.wrap(sketch.getResult(TgtHllType.HLL_4).toCompactByteArray());
  }
}
