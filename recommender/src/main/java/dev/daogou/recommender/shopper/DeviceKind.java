package dev.daogou.recommender.shopper;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On what a shopper looks at the shop. */
public enum DeviceKind {
  /** Not told, or none of the others. */
  UNKNOWN,
  PHONE,
  TABLET,
  DESKTOP;

  // As shops and trackers say it. Segment's clients name the system of an app: most are phones.
  private static final Map<String, DeviceKind> BY_WORD =
      Map.ofEntries(
          Map.entry("phone", PHONE),
          Map.entry("mobile", PHONE),
          Map.entry("smartphone", PHONE),
          Map.entry("iphone", PHONE),
          Map.entry("ios", PHONE),
          Map.entry("android", PHONE),
          Map.entry("tablet", TABLET),
          Map.entry("ipad", TABLET),
          Map.entry("desktop", DESKTOP),
          Map.entry("laptop", DESKTOP),
          Map.entry("computer", DESKTOP),
          Map.entry("pc", DESKTOP));

  /** Of the word that an event has for it; null is none. */
  static DeviceKind of(@Nullable String word) {
    return word == null
        ? UNKNOWN
        : BY_WORD.getOrDefault(word.strip().toLowerCase(Locale.ROOT), UNKNOWN);
  }
}
