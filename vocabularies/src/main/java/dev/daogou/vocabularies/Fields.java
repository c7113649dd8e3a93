package dev.daogou.vocabularies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Lenient reading of a JSON object: trackers send numbers as texts, and texts as numbers. What is
 * absent or of no use is null.
 *
 * @param json an object, or anything else, which then has no fields
 */
public record Fields(JsonNode json) {
  /** The first of the fields that holds something, as text. */
  public @Nullable String text(String... names) {
    for (String name : names) {
      JsonNode value = json.path(name);
      String text = value.isValueNode() && !value.isNull() ? value.asText("") : "";
      if (!text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  /** The first of the fields that holds a valid id. */
  public @Nullable String id(String... names) {
    for (String name : names) {
      String id = text(name);
      if (Ids.isValid(id)) {
        return id;
      }
    }
    return null;
  }

  /** An amount of at least 0. */
  public @Nullable Double amount(String name) {
    double amount = json.path(name).asDouble(Double.NaN);
    return Double.isFinite(amount) && amount >= 0 ? amount : null;
  }

  /** A whole number. */
  public @Nullable Integer whole(String name) {
    JsonNode value = json.path(name);
    return value.canConvertToInt() ? Integer.valueOf(value.asInt()) : null;
  }

  /** Pieces; 1 where the field says nothing else. */
  public int quantity(String name) {
    double pieces = json.path(name).asDouble(1);
    // What is more than an int holds stays more than any rule allows.
    return Double.isNaN(pieces) ? 1 : (int) Math.clamp(pieces, 1, Integer.MAX_VALUE);
  }

  /** The object in a field. */
  public Fields in(String name) {
    return new Fields(json.path(name));
  }
}
