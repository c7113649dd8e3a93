package dev.daogou.serving.recommend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.daogou.recommender.items.ItemCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What answers tell of an item's card, ready as JSON: the members after those of the list, each
 * with the comma before it. Made once for a card and a choice of fields, and again when the
 * catalogue's record has changed, for the card is then another. Of two that want the same place the
 * later one has it, so that memory is bounded whatever the size of the catalogue. Thread-safe.
 */
final class CardJson {
  private static final int PLACES = 1 << 14;
  private static final JsonFactory JSON = new JsonFactory();
  private static final SerializableString NOTHING = new SerializedString("");

  private final AtomicReferenceArray<Ready> places = new AtomicReferenceArray<>(PLACES);

  private record Ready(ItemCard card, Fields fields, SerializableString json) {
    boolean isOf(ItemCard other, Fields others) {
      return card == other && fields.bits() == others.bits();
    }
  }

  /**
   * The members.
   *
   * @param card null where the catalogue does not know the item
   */
  SerializableString of(@Nullable ItemCard card, Fields fields) {
    if (card == null) {
      return NOTHING;
    }
    int place = (System.identityHashCode(card) ^ 31 * fields.bits()) & (PLACES - 1);
    Ready known = places.get(place);
    if (known != null && known.isOf(card, fields)) {
      return known.json();
    }
    SerializableString json = made(card, fields);
    places.set(place, new Ready(card, fields, json));
    return json;
  }

  private static SerializableString made(ItemCard card, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (ItemField field : ItemField.values()) {
        if (fields.tells(field)) {
          write(field, card, json);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an item cannot be written as JSON", e);
    }
    String object = bytes.toString(StandardCharsets.UTF_8);
    String members = object.substring(1, object.length() - 1);
    return members.isEmpty() ? NOTHING : new SerializedString("," + members);
  }

  private static void write(ItemField field, ItemCard card, JsonGenerator json) throws IOException {
    String name = field.label();
    switch (field) {
      case ITEM, SCORE, REASON, BECAUSE -> {
        // What the list says of the item, not its card.
      }
      case TITLE -> text(name, card.title(), json);
      case PRICE -> {
        if (card.price() != null) {
          json.writeNumberField(name, card.price());
        }
      }
      case CURRENCY -> text(name, card.currency(), json);
      case CATEGORY_PATH -> texts(name, card.categoryPath(), json);
      case BRAND -> text(name, card.brand(), json);
      case IMAGE -> text(name, card.image(), json);
      case AVAILABILITY -> text(name, card.availability(), json);
      case ATTRIBUTES -> texts(name, card.attributes(), json);
      case VARIANT_OF -> text(name, card.variantOf(), json);
    }
  }

  private static void text(String name, @Nullable String text, JsonGenerator json)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  private static void texts(String name, Map<String, String> texts, JsonGenerator json)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, String> each : texts.entrySet()) {
        json.writeStringField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
    }
  }
}
