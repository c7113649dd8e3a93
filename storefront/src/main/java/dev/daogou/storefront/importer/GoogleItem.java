package dev.daogou.storefront.importer;

import dev.daogou.storefront.replay.ItemReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the elements of one entry of a Google feed say in our words. */
final class GoogleItem {
  private static final Set<String> ATTRIBUTES =
      Set.of("color", "size", "material", "pattern", "gender", "age_group", "condition");
  private static final Pattern TAG = Pattern.compile("<[^<>]{1,1000}>");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Map<String, String> elements = new HashMap<>();
  private final ItemDraft draft = new ItemDraft();
  private String detail = "";

  /** An element of the entry; the first of its name counts. */
  void element(String name, String text) {
    elements.putIfAbsent(name, SPACE.matcher(text).replaceAll(" ").strip());
  }

  /** An element inside an element of the entry. */
  void inside(String name, String inner, String text) {
    if (name.equals("product_detail")) {
      switch (inner) {
        case "attribute_name" -> detail = text.strip();
        case "attribute_value" -> draft.attribute(detail, text);
        default -> {
          // Sections group what is shown to people.
        }
      }
    }
  }

  String id() {
    return get("id");
  }

  ItemReading whole() {
    fill();
    return draft.whole();
  }

  ItemReading offer() {
    fill();
    return draft.offer();
  }

  private void fill() {
    draft.text("title", plain(get("title")));
    draft.text(
        "description", plain(get("description").isEmpty() ? get("summary") : get("description")));
    draft.text("brand", get("brand"));
    draft.text("image", get("image_link"));
    draft.text("language", get("content_language"));
    draft.text("variantOf", variantOf());
    draft.categoryPath(category(), ">");
    draft.price(get("price"), '.');
    draft.price(salePrice(), '.');
    draft.availability(get("availability"));
    draft.expiresAt(get("expiration_date"));
    ATTRIBUTES.forEach(name -> draft.attribute(name, get(name)));
    elements.forEach(
        (name, text) -> {
          if (name.startsWith("custom_label_")) {
            draft.attribute(name, text);
          }
        });
  }

  /** A group that is the item itself is no group. */
  private String variantOf() {
    return get("item_group_id").equals(id()) ? "" : get("item_group_id");
  }

  /** The shop's own words rather than Google's, and words rather than Google's numbers. */
  private String category() {
    String own = get("product_type");
    String google = get("google_product_category");
    return !own.isEmpty() || google.chars().allMatch(Character::isDigit) ? own : google;
  }

  /** The reduced price, where there is one now. */
  private String salePrice() {
    String during = get("sale_price_effective_date");
    String[] ends = during.split("/", 2);
    Optional<Instant> from = FeedWords.time(ends[0]);
    Optional<Instant> until = ends.length < 2 ? Optional.empty() : FeedWords.time(ends[1]);
    Instant now = Instant.now();
    boolean isNow =
        during.isEmpty()
            || (from.isPresent()
                && until.isPresent()
                && !now.isBefore(from.get())
                && now.isBefore(until.get()));
    return isNow ? get("sale_price") : "";
  }

  private String get(String name) {
    return elements.getOrDefault(name, "");
  }

  private static String plain(String text) {
    return SPACE.matcher(TAG.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }
}
