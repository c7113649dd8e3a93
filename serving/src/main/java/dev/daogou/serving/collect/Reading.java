package dev.daogou.serving.collect;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading one entry.
 *
 * @param <T> what a good entry becomes
 */
sealed interface Reading<T> {
  /** Id of the entry, for the answer; null where it has none that can be read. */
  @Nullable String id();

  /** What kind of entry it is, for the figures. */
  String type();

  /** The entry may be published. */
  record Taken<T>(String id, String type, T value) implements Reading<T> {}

  /** The entry cannot be taken. */
  record Refused<T>(@Nullable String id, String type, Refusal refusal) implements Reading<T> {}
}
