package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A question for what to show a shopper.
 *
 * @param receipt of an event of the reader's own that the answer shall reflect
 * @param longest wait for that; empty for the usual one
 * @param recent what the shopper looked at in this visit, newest first, as the reader knows it;
 *     used where there is no list
 */
record ShopperRead(
    ShopperKey shopper,
    ReadRequest wishes,
    Optional<Receipt> receipt,
    Optional<Duration> longest,
    List<String> recent) {

  /** Of a reader who neither waits nor knows anything of the visit. */
  static ShopperRead of(ShopperKey shopper, ReadRequest wishes) {
    return new ShopperRead(shopper, wishes, Optional.empty(), Optional.empty(), List.of());
  }
}
