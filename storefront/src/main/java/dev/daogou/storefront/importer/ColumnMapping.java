package dev.daogou.storefront.importer;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Which columns make which of our fields. */
final class ColumnMapping {
  private static final Set<String> TEXTS =
      Set.of("title", "description", "language", "brand", "image", "audio", "variantOf");
  private static final Set<String> OTHERS =
      Set.of("item", "categoryPath", "price", "currency", "availability", "expiresAt");
  private static final Set<String> SETTINGS = Set.of("categoryPath.separator", "price.decimal");
  private static final String ATTRIBUTES = "attributes.";
  private static final String TRANSLATIONS = "translations.";

  private final CellSource item;
  private final List<Step> steps = new ArrayList<>();

  private record Step(CellSource source, BiConsumer<ItemDraft, String> field) {}

  private ColumnMapping(Map<String, String> rules, Header header) {
    String separator = rules.getOrDefault("categoryPath.separator", ">");
    String decimal = rules.getOrDefault("price.decimal", ".");
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw new IllegalArgumentException("price.decimal must be . or , and not " + decimal);
    }
    if (!rules.containsKey("item")) {
      throw new IllegalArgumentException(
          "no column is the item's id: give --mapping FILE with a line such as 'item = sku'; there"
              + " are the columns "
              + header.inWords());
    }
    item = CellSource.parse(rules.get("item"), header);
    rules.forEach(
        (field, rule) -> {
          if (field.equals(ATTRIBUTES + "*")) {
            attributes(rule, header);
          } else if (!field.equals("item") && !SETTINGS.contains(field)) {
            steps.add(
                new Step(
                    CellSource.parse(rule, header), field(field, separator, decimal.charAt(0))));
          }
        });
  }

  /**
   * Reads a mapping: lines {@code field = column}, as Java's properties are written.
   *
   * @throws IllegalArgumentException where it names a field or a column that there is not
   */
  static ColumnMapping of(Path file, Header header) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> rules = new TreeMap<>();
    properties.forEach((field, rule) -> rules.put(field.toString(), rule.toString().strip()));
    try {
      return new ColumnMapping(rules, header);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** Columns that have the names of our fields; {@code id} is as good as {@code item}. */
  static ColumnMapping byName(Header header) {
    Map<String, String> rules = new LinkedHashMap<>();
    for (String name : header.names()) {
      boolean isOurs =
          TEXTS.contains(name)
              || OTHERS.contains(name)
              || name.startsWith(ATTRIBUTES)
              || name.startsWith(TRANSLATIONS);
      if (isOurs) {
        rules.put(name, "{" + name + "}");
      }
    }
    header.find("id").ifPresent(column -> rules.putIfAbsent("item", "id"));
    return new ColumnMapping(rules, header);
  }

  String item(List<String> row) {
    return item.in(row).strip();
  }

  ItemDraft draft(List<String> row) {
    var draft = new ItemDraft();
    steps.forEach(step -> step.field().accept(draft, step.source().in(row)));
    return draft;
  }

  private static BiConsumer<ItemDraft, String> field(String field, String separator, char decimal) {
    if (TEXTS.contains(field)) {
      return (draft, value) -> draft.text(field, value);
    }
    if (field.startsWith(ATTRIBUTES)) {
      String name = field.substring(ATTRIBUTES.length());
      return (draft, value) -> draft.attribute(name, value);
    }
    if (field.startsWith(TRANSLATIONS)) {
      return translation(field).orElseThrow(() -> noSuchField(field));
    }
    return switch (field) {
      case "categoryPath" -> (draft, value) -> draft.categoryPath(value, separator);
      case "price" -> (draft, value) -> draft.price(value, decimal);
      case "currency" -> ItemDraft::currency;
      case "availability" -> ItemDraft::availability;
      case "expiresAt" -> ItemDraft::expiresAt;
      default -> throw noSuchField(field);
    };
  }

  private static Optional<BiConsumer<ItemDraft, String>> translation(String field) {
    String[] parts = field.split("\\.");
    boolean isKnown =
        parts.length == 3 && (parts[2].equals("title") || parts[2].equals("description"));
    return isKnown
        ? Optional.of(
            (draft, value) -> draft.translation(parts[1], parts[2].equals("title"), value))
        : Optional.empty();
  }

  private static IllegalArgumentException noSuchField(String field) {
    return new IllegalArgumentException("'" + field + "' is no field of an item");
  }

  /** Every column that fits, such as {@code attr_*}, under what stands for the star. */
  private void attributes(String pattern, Header header) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      throw new IllegalArgumentException("attributes.* wants a pattern such as attr_*");
    }
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    for (String name : header.names()) {
      boolean fits =
          name.length() > before.length() + after.length()
              && name.startsWith(before)
              && name.endsWith(after);
      if (fits) {
        String attribute = name.substring(before.length(), name.length() - after.length());
        steps.add(
            new Step(
                new CellSource.Cell(header.column(name)),
                (draft, value) -> draft.attribute(attribute, value)));
      }
    }
  }
}
