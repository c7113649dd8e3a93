package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Translated;
import dev.daogou.vocabularies.ga4.Ga4Payload;
import dev.daogou.vocabularies.segment.SegmentCalls;
import dev.daogou.vocabularies.segment.SegmentClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedFieldsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  private static final String MANY = "'a',".repeat(350_000) + "'a'";
  private static final String LONG = "x".repeat(200_000);

  private final ObjectMapper json = new ObjectMapper();
  private final EventReader events = new EventReader(InstantSource.fixed(NOW));
  private final CatalogueReader items = new CatalogueReader();

  static Stream<Arguments> nativeEvents() {
    return Stream.of(
        arguments("'type':'item-view','item':'a','time':'+292278995-01-01T00:00:00Z'", "time"),
        arguments("'type':'item-view','item':'a','time':'-999999999-01-01T00:00:00Z'", "time"),
        arguments("'type':'item-view','item':'a','time':9223372036854775807", "time"),
        arguments("'type':'item-view','item':'a','time':-9223372036854775808", "time"),
        arguments("'type':'cart-add','item':'a','price':1e308", "price"),
        arguments("'type':'cart-add','item':'a','quantity':2147483647", "quantity"),
        arguments("'type':'cart-remove','item':'a','quantity':1000001", "quantity"),
        arguments("'type':'order-placed','order':'o','lines':[{'item':'a','price':1e13}]", "price"),
        arguments(
            "'type':'order-placed','order':'o','lines':[{'item':'a','quantity':1000001}]",
            "quantity"),
        arguments(
            "'type':'order-placed','order':'o','lines':[{'item':'a','quantity':2,'price':1e12}]",
            "the sum of lines"),
        arguments("'type':'order-placed','order':'o','lines':[" + lines(1_001) + "]", "lines"),
        arguments("'type':'order-reversed','order':'o','items':[" + MANY + "]", "items"),
        arguments("'type':'order-reversed','order':'o','reason':'" + LONG + "'", "reason"),
        arguments("'type':'list-view','placement':'p','items':[" + MANY + "]", "items"),
        arguments("'type':'item-view','item':'a','context':{'url':'" + LONG + "'}", "context.url"),
        arguments("'type':'item-view','item':'a','anonymousId':'" + LONG + "'", "anonymousId"),
        arguments(
            "'type':'item-view','item':'a','recommendationId':'" + LONG + "'", "recommendationId"));
  }

  @ParameterizedTest
  @MethodSource("nativeEvents")
  void shouldRefuseAnEventThatGoesTooFar(String fields, String field) {
    Reading<?> reading = events.read(tree("{'shopper':'anna'," + fields + "}"));

    assertRefused(reading, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'expiresAt':'+292278995-01-01T00:00:00Z' | expiresAt",
        "'expiresAt':'-999999999-01-01T00:00:00Z' | expiresAt",
        "'price':1e308 | price",
        "'language':'LONG' | language",
        "'attributes':{'a':'LONG'} | attributes",
        "'translations':{'zh':{'title':'LONG'}} | translations.title",
        "'categoryPath':['LONG'] | categoryPath",
        "'image':'LONG' | image",
      })
  void shouldRefuseAnItemThatGoesTooFar(String fields, String field) {
    String item = "{'item':'a','title':'Ring'," + fields.replace("LONG", LONG) + "}";

    assertRefused(items.read(tree(item)), field);
  }

  @Test
  void shouldRefuseAnOfferThatGoesTooFar() {
    assertRefused(items.read(tree("{'item':'a','price':1e308}")), "price");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'timestamp':'+999999999-01-01T00:00:00Z'",
        "'timestamp':'2026-03-01T09:00:00Z','sentAt':'-999999999-01-01T00:00:00Z'",
        "'timestamp':'2026-03-01T09:00:00Z','sentAt':'+999999999-01-01T00:00:00Z'",
        "'event':'Product Added','properties':{'product_id':'a','price':1e300}",
        "'event':'Product Added','properties':{'product_id':'a','quantity':'99999999999'}",
        "'event':'Product Added','properties':{'products':[PRODUCTS]}",
        "'event':'Order Completed','properties':{'order_id':'o','products':[PRODUCTS]}",
        "'event':'Order Cancelled','properties':{'order_id':'o','products':[PRODUCTS]}"
      })
  void shouldRefuseASegmentCallThatGoesTooFar(String fields) {
    String call =
        "{'userId':'anna','event':'x',%s}".formatted(fields.replace("PRODUCTS", products("sku")));
    SegmentClock clock = SegmentClock.at(NOW, new Fields(tree("{}")));
    SegmentCalls calls = new SegmentCalls(ConsentChoices.of(List.of()));

    Translated translated = calls.translate(tree(call.replace("'x','event':", "")), "track", clock);

    assertAllRefused(translated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z"})
  void shouldRefuseCallsOfABatchThatWasSentAtNoTime(String sentAt) {
    String batch = "{'sentAt':'" + sentAt + "'}";
    SegmentClock clock = SegmentClock.at(NOW, new Fields(tree(batch)));
    String call = "{'userId':'anna','type':'page','timestamp':'2026-03-01T09:00:00Z'}";

    Translated translated =
        new SegmentCalls(ConsentChoices.of(List.of())).translate(tree(call), "page", clock);

    assertThat(translated)
        .isInstanceOfSatisfying(
            Translated.Untranslatable.class,
            refused -> assertThat(refused.what()).contains("sentAt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'name':'add_to_cart','params':{'items':[{'item_id':'a','price':1e300}]}",
        "'name':'add_to_cart','params':{'items':[{'item_id':'a','quantity':5000000000}]}",
        "'name':'add_to_cart','params':{'items':[PRODUCTS]}",
        "'name':'purchase','params':{'transaction_id':'o','items':[PRODUCTS]}",
        "'name':'refund','params':{'transaction_id':'o','items':[PRODUCTS]}",
        "'name':'page_view','params':{'page_location':'LONG'}"
      })
  void shouldRefuseAGa4EventThatGoesTooFar(String event) {
    String body =
        "{'client_id':'anna','events':[{%s}]}"
            .formatted(event.replace("PRODUCTS", products("item_id")).replace("LONG", LONG));

    assertAllRefused(Ga4Payload.of(tree(body)).translate().getFirst());
  }

  @Test
  void shouldTellTheFirstFaultsOfAnEntryAndCountTheRest() {
    String event = "{'type':'order-placed','order':'o','shopper':'a','lines':[%s]}";

    Reading<?> reading = events.read(tree(event.formatted("{'quantity':'x'},".repeat(999) + "0")));

    String detail = ((Reading.Refused<?>) reading).refusal().detail();
    assertThat(detail).contains("lines[0].item is missing").endsWith("; and 1990 more");
    assertThat(detail).hasSizeLessThan(1_000);
  }

  private static void assertAllRefused(Translated translated) {
    assertThat(Translations.readings(translated, NOW))
        .isNotEmpty()
        .allMatch(Reading.Refused.class::isInstance)
        .hasSize(1);
  }

  private static void assertRefused(Reading<?> reading, String field) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(((Reading.Refused<?>) reading).refusal().detail())
        .startsWith(field.equals("price") || field.equals("quantity") ? "" : field)
        .contains(field)
        .hasSizeLessThan(300);
  }

  private static String lines(int lines) {
    return "{'item':'a'},".repeat(lines - 1) + "{'item':'a'}";
  }

  private static String products(String id) {
    return ("{'" + id + "':'a'},").repeat(1_000) + "{'" + id + "':'a'}";
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
