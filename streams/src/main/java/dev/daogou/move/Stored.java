package dev.daogou.move;

import org.jspecify.annotations.Nullable;

/**
 * A record of a changelog.
 *
 * @param partition in which it lies
 * @param key as it stands there
 * @param value likewise; null where the key is deleted
 */
public record Stored(int partition, byte[] key, byte @Nullable [] value) {
  Stored at(int other) {
    return new Stored(other, key, value);
  }

  Stored with(byte @Nullable [] other) {
    return new Stored(partition, key, other);
  }
}
