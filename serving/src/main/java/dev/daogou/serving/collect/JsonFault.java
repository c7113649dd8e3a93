package dev.daogou.serving.collect;

import java.util.Locale;

/**
 * What can be wrong with JSON before it is an event at all; each says what the sender should do.
 */
enum JsonFault {
  /** The entry is not a JSON object: send {@code {"type": …}}. */
  NOT_AN_OBJECT,
  /** A required field is absent or null: fill it in. */
  MISSING_FIELD,
  /** A field holds another JSON type than it should: send the type that the detail names. */
  WRONG_TYPE,
  /** A field holds a word that is not one of the known ones: send one of those in the detail. */
  UNKNOWN_VALUE,
  /** A time cannot be read: send ISO-8601 with an offset, or epoch milliseconds. */
  UNREADABLE_TIME,
  /** The key is for another tenant: name that one, or none. */
  OTHER_TENANT,
  /** A text is too long, or the record larger than the topic takes: shorten its texts. */
  TOO_LARGE;

  /** Name in answers and metrics: lower case with dashes. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
