package dev.daogou.serving.filter;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.daogou.recommender.items.ItemCard;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an expression may ask of an item. */
enum ItemVariables {
  ID("id", "text", SimpleType.STRING, ItemCard::item),
  TITLE("title", "text", SimpleType.STRING, card -> text(card.title())),
  BRAND("brand", "text", SimpleType.STRING, card -> text(card.brand())),
  CATEGORY("category", "list of texts", ListType.create(SimpleType.STRING), ItemCard::categoryPath),
  PRICE("price", "number", SimpleType.DOUBLE, ItemCard::price),
  CURRENCY("currency", "text", SimpleType.STRING, card -> text(card.currency())),
  AVAILABILITY("availability", "text", SimpleType.STRING, ItemCard::availability),
  VARIANT_OF("variantOf", "text", SimpleType.STRING, card -> text(card.variantOf())),
  ATTRIBUTES(
      "attributes",
      "texts by name",
      MapType.create(SimpleType.STRING, SimpleType.STRING),
      ItemCard::attributes);

  private static final Map<String, ItemVariables> BY_LABEL =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ItemVariables::label, each -> each));

  private final String label;
  private final String kind;
  private final CelType type;
  private final Function<ItemCard, @Nullable Object> value;

  ItemVariables(
      String label, String kind, CelType type, Function<ItemCard, @Nullable Object> value) {
    this.label = label;
    this.kind = kind;
    this.type = type;
    this.value = value;
  }

  String label() {
    return label;
  }

  CelType type() {
    return type;
  }

  /** The variables in words, for who got one wrong. */
  static String inWords() {
    return Arrays.stream(values())
        .map(each -> each.label + " (" + each.kind + ")")
        .collect(Collectors.joining(", "));
  }

  /** The value; empty, which no comparison fulfils, where an item has no price. */
  static Optional<Object> find(String label, ItemCard card) {
    ItemVariables variable = BY_LABEL.get(label);
    return variable == null ? Optional.empty() : Optional.ofNullable(variable.value.apply(card));
  }

  /** How to read a variable that is a text; empty where there is none of that name. */
  static Optional<Function<ItemCard, @Nullable String>> reader(String label) {
    return Optional.ofNullable(BY_LABEL.get(label))
        .filter(variable -> variable.type.equals(SimpleType.STRING))
        .map(variable -> card -> (String) variable.value.apply(card));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
