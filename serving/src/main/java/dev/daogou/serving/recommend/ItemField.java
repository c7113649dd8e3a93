package dev.daogou.serving.recommend;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be told of an item of an answer, in the order in which it is told. */
enum ItemField {
  ITEM("item"),
  SCORE("score"),
  REASON("reason"),
  BECAUSE("because"),
  TITLE("title"),
  PRICE("price"),
  CURRENCY("currency"),
  CATEGORY_PATH("categoryPath"),
  BRAND("brand"),
  IMAGE("image"),
  AVAILABILITY("availability"),
  ATTRIBUTES("attributes"),
  VARIANT_OF("variantOf");

  private static final Map<String, ItemField> BY_LABEL =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ItemField::label, Function.identity()));

  private final String label;

  ItemField(String label) {
    this.label = label;
  }

  /** Name in requests and answers. */
  String label() {
    return label;
  }

  /** The field of that name; empty where there is none. */
  static Optional<ItemField> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** Names of all, separated by commas. */
  static String inWords() {
    return Arrays.stream(values()).map(ItemField::label).collect(Collectors.joining(","));
  }
}
