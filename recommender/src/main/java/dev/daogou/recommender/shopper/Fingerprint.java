package dev.daogou.recommender.shopper;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * 64-bit hashes of ids: FNV-1a with a final mix, the same on every machine and in every version.
 */
public final class Fingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /** Of an id. */
  public static long of(String text) {
    long hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 29);
  }

  /** Half as wide, where a clash costs little; never 0. */
  static long narrow(@Nullable String text) {
    return text == null ? 0 : (of(text) & 0x7fffffffL) | 1;
  }
}
