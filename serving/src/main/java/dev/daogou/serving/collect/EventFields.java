package dev.daogou.serving.collect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of the fields of an event. A field that is missing or of the wrong type yields a
 * stand-in and is remembered; whoever has read all fields asks whether there was any such before
 * using them. Absent and null are the same; fields that nobody asks for are ignored.
 */
interface EventFields {
  boolean has(String field);

  String text(String field);

  @Nullable String textOrNull(String field);

  default String textOr(String field, String otherwise) {
    String text = textOrNull(field);
    return text == null ? otherwise : text;
  }

  default int wholeOr(String field, int otherwise) {
    Integer whole = wholeOrNull(field);
    return whole == null ? otherwise : whole;
  }

  @Nullable Integer wholeOrNull(String field);

  double amount(String field);

  @Nullable Double amountOrNull(String field);

  boolean flagOr(String field, boolean otherwise);

  /** One of the words, in lower case with dashes. */
  <T> @Nullable T choiceOrNull(String field, Map<String, T> words);

  default <T> T choiceOr(String field, Map<String, T> words, T otherwise) {
    T choice = choiceOrNull(field, words);
    return choice == null ? otherwise : choice;
  }

  /** ISO-8601 with an offset, or epoch milliseconds; cut to whole milliseconds. */
  Instant timeOr(String field, Instant otherwise);

  List<String> texts(String field);

  List<String> textsOrNone(String field);

  <T> List<T> objects(String field, Function<EventFields, T> reader);

  <T> @Nullable T objectOrNull(String field, Function<EventFields, T> reader);
}
