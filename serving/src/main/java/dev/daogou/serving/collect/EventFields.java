package dev.daogou.serving.collect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Typed reading of the fields of an event. A field that is missing or of the wrong type yields a
 * stand-in and is remembered; whoever has read all fields asks whether there was any such before
 * using them. Absent and null are the same; fields that nobody asks for are ignored.
 */
interface EventFields {
  boolean has(String field);

  String text(String field);

  String textOr(String field, String otherwise);

  int wholeOr(String field, int otherwise);

  Integer wholeOrNull(String field);

  double amount(String field);

  Double amountOrNull(String field);

  boolean flagOr(String field, boolean otherwise);

  /** One of the words, in lower case with dashes. */
  <T> T choiceOr(String field, Map<String, T> words, T otherwise);

  /** ISO-8601 with an offset, or epoch milliseconds; cut to whole milliseconds. */
  Instant timeOr(String field, Instant otherwise);

  List<String> texts(String field);

  List<String> textsOrNone(String field);

  <T> List<T> objects(String field, Function<EventFields, T> reader);

  <T> T objectOrNull(String field, Function<EventFields, T> reader);

  default String textOrNull(String field) {
    return textOr(field, null);
  }
}
