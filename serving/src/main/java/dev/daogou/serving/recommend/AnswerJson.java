package dev.daogou.serving.recommend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.daogou.serving.recommend.RecommendationsAnswer.Basis;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as JSON in UTF-8: the same that Jackson makes of their records, without looking at
 * each of them again, and with what is told of an item's card copied as it is.
 */
@ApplicationScoped
class AnswerJson {
  private static final int USUAL_SIZE = 4_096;
  private static final JsonFactory JSON = new JsonFactory();

  private static final SerializableString SHOPPER = new SerializedString("shopper");
  private static final SerializableString PLACEMENT = new SerializedString("placement");
  private static final SerializableString ID = new SerializedString("recommendationId");
  private static final SerializableString LEVEL = new SerializedString("level");
  private static final SerializableString SCORING = new SerializedString("scoring");
  private static final SerializableString MODEL = new SerializedString("model");
  private static final SerializableString CREATED_AT = new SerializedString("createdAt");
  private static final SerializableString AGE_MS = new SerializedString("ageMs");
  private static final SerializableString BEHIND_MS = new SerializedString("behindMs");
  private static final SerializableString BASIS = new SerializedString("basis");
  private static final SerializableString PARTITION = new SerializedString("partition");
  private static final SerializableString OFFSET = new SerializedString("offset");
  private static final SerializableString EVENT_ID = new SerializedString("eventId");
  private static final SerializableString EVENT_TIME = new SerializedString("eventTime");
  private static final SerializableString RECEIPT = new SerializedString("receipt");
  private static final SerializableString COVERED = new SerializedString("covered");
  private static final SerializableString WAITED_MS = new SerializedString("waitedMs");
  private static final SerializableString RECENT = new SerializedString("recent");
  private static final SerializableString ITEMS = new SerializedString("items");
  private static final SerializableString NEXT_PAGE = new SerializedString("nextPage");
  private static final SerializableString ITEM = new SerializedString("item");
  private static final SerializableString SCORE = new SerializedString("score");
  private static final SerializableString REASON = new SerializedString("reason");
  private static final SerializableString BECAUSE = new SerializedString("because");

  private final CardJson cards = new CardJson();

  /** Says something in JSON. */
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** What a shopper is to be shown. */
  byte[] of(RecommendationsAnswer answer) {
    return object(json -> write(answer, json));
  }

  /** Items for whoever asks. */
  byte[] of(ItemsAnswer answer) {
    return object(
        json -> {
          items(answer.items(), json);
          text(NEXT_PAGE, answer.nextPage(), json);
        });
  }

  private static byte[] object(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  private void write(RecommendationsAnswer answer, JsonGenerator json) throws IOException {
    text(SHOPPER, answer.shopper(), json);
    text(PLACEMENT, answer.placement(), json);
    text(ID, answer.recommendationId(), json);
    text(LEVEL, answer.level().label(), json);
    text(SCORING, answer.scoring(), json);
    text(MODEL, answer.model(), json);
    text(CREATED_AT, answer.createdAt(), json);
    if (answer.ageMs() != null) {
      json.writeFieldName(AGE_MS);
      json.writeNumber(answer.ageMs());
    }
    if (answer.behindMs() != null) {
      json.writeFieldName(BEHIND_MS);
      json.writeNumber(answer.behindMs());
    }
    if (answer.basis() != null) {
      basis(answer.basis(), json);
    }
    if (answer.receipt() != null) {
      receipt(answer.receipt(), json);
    }
    recent(answer.recent(), json);
    items(answer.items(), json);
    text(NEXT_PAGE, answer.nextPage(), json);
  }

  private static void basis(Basis basis, JsonGenerator json) throws IOException {
    json.writeFieldName(BASIS);
    json.writeStartObject();
    json.writeFieldName(PARTITION);
    json.writeNumber(basis.partition());
    json.writeFieldName(OFFSET);
    json.writeNumber(basis.offset());
    text(EVENT_ID, basis.eventId(), json);
    text(EVENT_TIME, basis.eventTime(), json);
    json.writeEndObject();
  }

  private static void receipt(Receipted receipt, JsonGenerator json) throws IOException {
    json.writeFieldName(RECEIPT);
    json.writeStartObject();
    json.writeFieldName(COVERED);
    json.writeBoolean(receipt.covered());
    json.writeFieldName(WAITED_MS);
    json.writeNumber(receipt.waitedMs());
    json.writeEndObject();
  }

  private static void recent(List<String> recent, JsonGenerator json) throws IOException {
    json.writeFieldName(RECENT);
    json.writeStartArray();
    for (String item : recent) {
      json.writeString(item);
    }
    json.writeEndArray();
  }

  private void items(Selection selection, JsonGenerator json) throws IOException {
    json.writeFieldName(ITEMS);
    json.writeStartArray();
    for (Pick pick : selection.picks()) {
      item(pick, selection, json);
    }
    json.writeEndArray();
  }

  private void item(Pick pick, Selection selection, JsonGenerator json) throws IOException {
    Fields fields = selection.fields();
    json.writeStartObject();
    json.writeFieldName(ITEM);
    json.writeString(pick.item());
    if (fields.tells(ItemField.SCORE) && pick.score() != null) {
      json.writeFieldName(SCORE);
      json.writeNumber(pick.score());
    }
    if (fields.tells(ItemField.REASON)) {
      filled(REASON, pick.reason(), json);
    }
    if (fields.tells(ItemField.BECAUSE)) {
      filled(BECAUSE, pick.because(), json);
    }
    json.writeRaw(cards.of(selection.card(pick), fields));
    json.writeEndObject();
  }

  /** A text or a moment, where there is one. */
  private static void text(SerializableString name, @Nullable Object text, JsonGenerator json)
      throws IOException {
    if (text != null) {
      json.writeFieldName(name);
      json.writeString(text.toString());
    }
  }

  /** A text that says something: items tell no empty ones. */
  private static void filled(SerializableString name, @Nullable String text, JsonGenerator json)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      text(name, text, json);
    }
  }
}
