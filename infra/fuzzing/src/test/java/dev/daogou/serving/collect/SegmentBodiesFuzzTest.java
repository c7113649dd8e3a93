package dev.daogou.serving.collect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.segment.SegmentCalls;
import dev.daogou.vocabularies.segment.SegmentClock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of Segment, one or many. */
class SegmentBodiesFuzzTest {
  private static final Changes CHANGES =
      Changes.of(
          """
          {"sentAt": "2026-03-01T09:29:00Z", "batch": [
            {"type": "track", "messageId": "m", "userId": "anna", "anonymousId": "b",
             "event": "Order Completed", "timestamp": "2026-03-01T09:00:00.000+0100",
             "context": {"sessionId": "s", "locale": "en", "page": {"url": "https://a.b/c"}},
             "properties": {"order_id": "o", "currency": "EUR", "total": "19.50",
               "products": [{"product_id": "a", "quantity": 2, "price": 9.5, "position": 1}]}},
            {"type": "page", "userId": "anna", "properties": {"path": "/p"}}]}""",
          """
          {"batch": [
            {"type": "track", "userId": 17.0, "event": "Product Added",
             "properties": {"product_id": "a", "quantity": "2", "price": "9.5"}},
            {"type": "identify", "userId": "anna", "anonymousId": "b"},
            {"type": "track", "userId": "anna", "event": "Order Refunded",
             "properties": {"order_id": "o", "products": "a"}},
            {"type": "track", "userId": "anna", "event": "Products Searched",
             "properties": {"query": "gold", "results": 7}}]}""");

  private final SegmentCalls calls = new SegmentCalls(ConsentChoices.of(List.of("Advertising")));

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] body) {
    Readings.orRefusal(
        () -> {
          SegmentClock clock =
              SegmentClock.at(Readings.NOW, new Fields(Readings.BATCH.envelope(body, "batch")));
          Readings.BATCH
              .list(body, "batch", (call, number) -> call)
              .orElse(List.of())
              .forEach(call -> read(call, clock));
        });
  }

  private void read(JsonNode call, SegmentClock clock) {
    Readings.checkEvents(
        Translations.readings(calls.translate(call, "track", clock), Readings.NOW).toList());
  }
}
