package dev.daogou.catalogue;

import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemText;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The one text that stands for an item before the encoder: every language, names first, long words
 * last.
 */
public final class EmbeddedText {
  private static final int LONGEST = 2_000;

  private EmbeddedText() {}

  /** The text of an item. */
  public static String of(CatalogueItem item) {
    var translations = new TreeMap<>(item.getTranslations());
    var text = new StringJoiner(" \n");
    text.add(item.getTitle());
    translations.values().stream().map(ItemText::getTitle).forEach(text::add);
    text.add(String.join(" ", item.getCategoryPath()));
    if (item.getBrand() != null) {
      text.add(item.getBrand());
    }
    text.add(String.join(" ", new TreeMap<>(item.getAttributes()).values()));
    text.add(item.getDescription());
    translations.values().stream().map(ItemText::getDescription).forEach(text::add);
    String whole = text.toString();
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
  }
}
