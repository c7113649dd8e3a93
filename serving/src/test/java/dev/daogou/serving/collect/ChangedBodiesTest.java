package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.ga4.Ga4Payload;
import dev.daogou.vocabularies.segment.SegmentCalls;
import dev.daogou.vocabularies.segment.SegmentClock;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is changed in a good body, its reading is a value, and what is taken can be written. */
class ChangedBodiesTest {
  private static final int BODIES = 3_000;
  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  private static final String ITEM =
      """
      [{"item": "ring-42", "title": "Gold ring", "description": "of gold", "language": "en",
        "translations": {"zh": {"title": "戒指", "description": "金"}},
        "categoryPath": ["Jewellery", "Rings"], "brand": "Aurelia", "price": 249.0,
        "currency": "EUR", "attributes": {"metal": "gold"}, "image": "/a.jpg",
        "availability": "in-stock", "expiresAt": "2030-12-31T00:00:00Z", "variantOf": "rings"},
       {"item": "ring-42", "price": 199.0, "currency": "EUR", "availability": "out-of-stock"},
       {"item": "ring-42", "removed": true}]""";
  private static final List<String> CALLS =
      List.of(
          """
          {"sentAt": "2026-03-01T09:29:00Z", "batch": [
            {"type": "track", "messageId": "m", "userId": "anna", "anonymousId": "b",
             "event": "Order Completed", "timestamp": "2026-03-01T09:00:00Z",
             "sentAt": "2026-03-01T09:29:00Z", "context": {"sessionId": "s", "locale": "en"},
             "properties": {"order_id": "o", "currency": "EUR",
               "products": [{"product_id": "a", "quantity": 2, "price": 9.5, "position": 1}]}}]}""",
          """
          {"sentAt": "2026-03-01T09:29:00Z", "batch": [
            {"type": "track", "userId": "anna", "event": "Product Added",
             "properties": {"product_id": "a", "quantity": "2", "price": "9.5"}},
            {"type": "identify", "userId": "anna", "anonymousId": "b"},
            {"type": "alias", "userId": "anna", "previousId": "b"},
            {"type": "track", "userId": "anna", "event": "Product Reviewed",
             "properties": {"product_id": "a", "rating": 4}},
            {"type": "track", "userId": "anna", "event": "Products Searched",
             "properties": {"query": "gold", "results": 7}}]}""");
  private static final List<String> GA4 =
      List.of(
          """
          {"client_id": "c", "user_id": "anna", "timestamp_micros": 1772357400000000,
           "events": [{"name": "purchase", "params": {"transaction_id": "o", "currency": "EUR",
             "items": [{"item_id": "a", "quantity": 2, "price": 9.5, "index": 1}]}}]}""",
          """
          {"client_id": "c", "consent": {"ad_personalization": "GRANTED"},
           "events": [{"name": "add_to_cart", "timestamp_micros": "1772357400000000",
             "params": {"session_id": "s", "items": [{"item_id": "a"}, {"item_name": "b"}]}},
             {"name": "view_item_list", "params": {"item_list_id": "l",
               "items": [{"item_id": "a"}]}},
             {"name": "search", "params": {"search_term": "gold", "results": 3}}]}""");

  private final ObjectMapper json = new ObjectMapper();
  private final Batch batch = new Batch(json, 5_000);
  private final EventReader events = new EventReader(InstantSource.fixed(NOW));
  private final EventStream stream = new EventStream(json.getFactory(), events, 5_000);
  private final CatalogueReader items = new CatalogueReader();
  private final SegmentCalls calls = new SegmentCalls(ConsentChoices.of(List.of("Advertising")));
  private final Topics topics = Topics.withPartitions(1);

  @Test
  void shouldReadWhateverIsChangedInEvents() throws IOException {
    check(
        List.of(EventExamples.BATCH, EventExamples.ORDER_PLACED, EventExamples.ORDER_REVERSED),
        1,
        body -> {
          List<Reading<StorefrontEvent>> readings = new ArrayList<>();
          stream.read(body).ifPresent(readings::addAll);
          readings.addAll(batch.entries(body, "events", events::read));
          return readings;
        },
        this::write);
  }

  @Test
  void shouldReadWhateverIsChangedInItems() throws IOException {
    check(List.of(ITEM), 2, body -> batch.entries(body, "items", items::read), this::writeUpdate);
  }

  @Test
  void shouldReadWhateverIsChangedInSegmentCalls() throws IOException {
    check(CALLS, 3, this::calls, this::write);
  }

  @Test
  void shouldReadWhateverIsChangedInGa4Events() throws IOException {
    check(
        GA4,
        4,
        body -> {
          Ga4Payload payload = Ga4Payload.of(batch.envelope(body, "events"));
          var translated = batch.list(body, "events", payload::translate).orElse(List.of());
          assertThat(Ga4Validation.of(translated, NOW).validationMessages())
              .hasSizeLessThanOrEqualTo(101);
          return translated.stream().flatMap(each -> Translations.readings(each, NOW)).toList();
        },
        this::write);
  }

  private List<Reading<StorefrontEvent>> calls(byte[] body) {
    SegmentClock clock = SegmentClock.at(NOW, new Fields(batch.envelope(body, "batch")));
    List<Reading<StorefrontEvent>> readings = new ArrayList<>();
    for (JsonNode call : batch.list(body, "batch", (each, number) -> each).orElse(List.of())) {
      new MessageSize(32_768)
          .refusal(call)
          .ifPresentOrElse(
              readings::add,
              () ->
                  Translations.readings(calls.translate(call, "track", clock), NOW)
                      .forEach(readings::add));
    }
    return readings;
  }

  private byte[] write(StorefrontEvent event) {
    return topics.events().value().serializer().serialize("events", event);
  }

  private byte[] writeUpdate(CatalogueUpdate update) {
    return topics.catalogueUpdates().value().serializer().serialize("updates", update);
  }

  private static <T> void check(
      List<String> good,
      long seed,
      Function<byte[], List<Reading<T>>> reading,
      Function<T, byte[]> writing)
      throws IOException {
    ChangedTree changed = new ChangedTree(new Random(seed));
    int taken = 0;
    int refused = 0;
    for (int number = 0; number < BODIES; number++) {
      byte[] body = changed.of(good.get(number % good.size()));
      try {
        for (Reading<T> each : reading.apply(body)) {
          switch (each) {
            case Reading.Taken<T> fit -> {
              assertThat(writing.apply(fit.value())).isNotEmpty();
              taken++;
            }
            case Reading.Refused<T> wrong -> {
              assertThat(wrong.refusal().detail()).hasSizeLessThan(4_000);
              refused++;
            }
          }
        }
      } catch (ProblemException unreadable) {
        assertThat(unreadable.getResponse().getStatus()).isLessThan(500);
      }
    }
    assertThat(taken).isPositive();
    assertThat(refused).isPositive();
  }
}
