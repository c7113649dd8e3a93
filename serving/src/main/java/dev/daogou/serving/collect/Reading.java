package dev.daogou.serving.collect;

/**
 * What came of reading one entry.
 *
 * @param <T> what a good entry becomes
 */
sealed interface Reading<T> {
  /** Id of the entry, for the answer; null where it has none that can be read. */
  String id();

  /** The entry may be published. */
  record Taken<T>(String id, T value) implements Reading<T> {}

  /** The entry cannot be taken. */
  record Refused<T>(String id, Refusal refusal) implements Reading<T> {}
}
