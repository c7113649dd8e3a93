package dev.daogou.storefront.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How parts of a text are put together in both languages. */
final class Sentences {
  private Sentences() {}

  /** English sentences with spaces between them, Chinese ones without. */
  static Bilingual join(Bilingual... notes) {
    List<Bilingual> parts = Arrays.asList(notes);
    return new Bilingual(
        parts.stream().map(Bilingual::en).collect(Collectors.joining(" ")),
        parts.stream().map(Bilingual::zh).collect(Collectors.joining()));
  }

  /** Every word with a capital. */
  static String titleCase(String words) {
    return Arrays.stream(words.split(" "))
        .map(w -> w.isEmpty() ? w : Character.toUpperCase(w.charAt(0)) + w.substring(1))
        .collect(Collectors.joining(" "));
  }

  /** The kind's name, or nothing where the design's name already says it (耳钉 is an 耳饰). */
  static String withoutEcho(String design, String kind) {
    boolean saysIt = design.startsWith(kind.substring(0, 1)) || design.endsWith("手镯");
    return saysIt ? "" : kind;
  }
}
