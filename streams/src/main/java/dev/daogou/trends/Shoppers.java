package dev.daogou.trends;

import dev.daogou.schemas.TrendBucket;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What distinct shoppers are counted for, each a sketch of its own. */
public enum Shoppers {
  ACTIVE,
  VIEWED,
  CARTED,
  ORDERED;

  /** Its sketch as written, or null. */
  public @Nullable ByteBuffer in(TrendBucket bucket) {
    return switch (this) {
      case ACTIVE -> bucket.getActive();
      case VIEWED -> bucket.getViewed();
      case CARTED -> bucket.getCarted();
      case ORDERED -> bucket.getOrdered();
    };
  }

  void write(TrendBucket bucket, @Nullable ByteBuffer sketch) {
    switch (this) {
      case ACTIVE -> bucket.setActive(sketch);
      case VIEWED -> bucket.setViewed(sketch);
      case CARTED -> bucket.setCarted(sketch);
      case ORDERED -> bucket.setOrdered(sketch);
    }
  }
}
