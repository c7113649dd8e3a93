package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.vocabularies.ga4.Ga4Payload;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads of the Measurement Protocol of GA4. */
class Ga4BodiesFuzzTest {
  private static final Changes CHANGES =
      Changes.of(
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
          Ga4Payload payload = Ga4Payload.of(Readings.BATCH.envelope(body, "events"));
          var translated =
              Readings.BATCH.list(body, "events", payload::translate).orElse(List.of());
          assertThat(Ga4Validation.of(translated, Readings.NOW).validationMessages())
              .hasSizeLessThanOrEqualTo(101);
          Readings.checkEvents(
              translated.stream()
                  .flatMap(each -> Translations.readings(each, Readings.NOW))
                  .toList());
        });
  }
}
