package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456Z");

  private final ObjectMapper json = new ObjectMapper();
  private final EventReader reader = new EventReader(InstantSource.fixed(NOW));

  static Stream<Arguments> payloads() {
    return Stream.of(
        Arguments.of(
            "'type':'item-view','item':'i','recommendationId':'r'", new ItemView("i", "r")),
        Arguments.of(
            "'type':'list-view','placement':'home','items':['a','b']",
            new ListView("home", null, List.of("a", "b"))),
        Arguments.of(
            "'type':'list-click','item':'i','placement':'home','position':2",
            new ListClick("i", "home", 2, null)),
        Arguments.of("'type':'search','query':'金戒指','results':3", new Search("金戒指", 3)),
        Arguments.of(
            "'type':'cart-add','item':'i','quantity':2,'price':9.5",
            new CartAdd("i", 2, 9.5, null)),
        Arguments.of("'type':'cart-add','item':'i'", new CartAdd("i", 1, null, null)),
        Arguments.of("'type':'cart-remove','item':'i'", new CartRemove("i", 1)),
        Arguments.of("'type':'wish','item':'i','removed':true", new Wish("i", true)),
        Arguments.of(
            "'type':'order-placed','order':'o','currency':'EUR','lines':[{'item':'i','price':3}]",
            new OrderPlaced("o", List.of(new OrderLine("i", 1, 3.0)), "EUR")),
        Arguments.of(
            "'type':'order-reversed','order':'o','reason':'refunded'",
            new OrderReversed("o", List.of(), "refunded")),
        Arguments.of("'type':'rating','item':'i','stars':4.5", new Rating("i", 4.5f)),
        Arguments.of("'type':'identity-link','user':'u'", new IdentityLink("u")),
        Arguments.of("'type':'guide-turn','text':'a ring'", new GuideTurn("a ring")),
        Arguments.of("'type':'other','name':'coupon'", new Other("coupon")));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void shouldReadEveryType(String fields, Object payload) {
    Reading<StorefrontEvent> reading = read("{'shopper':'anna'," + fields + "}");

    assertThat(taken(reading).getPayload()).isEqualTo(payload);
  }

  @Test
  void shouldKnowEveryTypeOfTheSchema() {
    long types = StorefrontEvent.getClassSchema().getField("payload").schema().getTypes().size();

    assertThat(PayloadType.BY_NAME).hasSize((int) types);
  }

  @Test
  void shouldReadTheCommonFields() {
    StorefrontEvent event =
        taken(
            read(
                """
                {'id':'e','type':'item-view','item':'i','shopper':'anna','tenant':'ring-shop',
                 'anonymousId':'a','session':'s','time':'2026-02-28T10:00:00+08:00',
                 'consent':'count-only','origin':'backfill','unheard-of':{'x':1},
                 'context':{'channel':'web','device':'phone','locale':'zh-CN','url':'/x','referrer':'/y'}}\
                """));

    assertThat(event)
        .isEqualTo(
            new StorefrontEvent(
                "e",
                "ring-shop",
                "anna",
                "a",
                "s",
                Instant.parse("2026-02-28T02:00:00Z"),
                Consent.COUNT_ONLY,
                Origin.BACKFILL,
                new EventContext("web", "phone", "zh-CN", "/x", "/y"),
                new ItemView("i", null)));
  }

  @Test
  void shouldFillInWhatMayBeLeftOut() {
    StorefrontEvent event = taken(read("{'type':'item-view','item':'i','shopper':'anna'}"));

    assertThat(event.getId()).isNotBlank();
    assertThat(event.getTenant()).isEqualTo("default");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-01T09:30:00.123Z"));
    assertThat(event.getConsent()).isEqualTo(Consent.PERSONALIZE);
    assertThat(event.getOrigin()).isEqualTo(Origin.LIVE);
  }

  @Test
  void shouldReadEpochMilliseconds() {
    StorefrontEvent event =
        taken(read("{'type':'item-view','item':'i','shopper':'a','time':1772357400123}"));

    assertThat(event.getTime()).isEqualTo(Instant.ofEpochMilli(1772357400123L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'shopper':'a','item':'i'} | missing-field | type is missing",
        "{'type':'item-view','item':'i'} | missing-field | shopper is missing",
        "{'type':'item-view','shopper':'a'} | missing-field | item is missing",
        "{'type':'item-view','shopper':'a','item':null} | missing-field | item is missing",
        "{'type':'teleport','shopper':'a'} | unknown-value | type must be one of item-view",
        "{'type':7,'shopper':'a'} | wrong-type | type must be text, not the number 7",
        "{'type':'item-view','shopper':'a','item':['i']} | wrong-type | item must be text",
        "{'type':'item-view','shopper':'a','item':{}} | wrong-type | not an object",
        "{'type':'item-view','shopper':'a','item':''} | bad-id | item",
        "{'type':'item-view','shopper':'','item':'i'} | bad-id | shopper",
        "{'id':'','type':'item-view','shopper':'a','item':'i'} | bad-id | id must",
        "{'type':'item-view','shopper':'a\\u0000b','item':'i'} | bad-id | control characters",
        "{'type':'item-view','shopper':'a','item':'i','tenant':'A B'} | bad-id | tenant",
        "{'type':'item-view','shopper':'a','item':'i','time':0} | bad-time | before 1995",
        "{'type':'item-view','shopper':'a','item':'i','time':'1994-12-31T23:59:59Z'} | bad-time | 1995",
        "{'type':'item-view','shopper':'a','item':'i','time':'yesterday'} | unreadable-time | ISO-8601",
        "{'type':'item-view','shopper':'a','item':'i','time':'2026-03-01'} | unreadable-time | offset",
        "{'type':'item-view','shopper':'a','item':'i','time':1e300} | unreadable-time | time",
        "{'type':'item-view','shopper':'a','item':'i','time':9223372036854775807} | unreadable-time | time",
        "{'type':'item-view','shopper':'a','item':'i','time':true} | unreadable-time | true",
        "{'type':'item-view','shopper':'a','item':'i','consent':'maybe'} | unknown-value | consent",
        "{'type':'item-view','shopper':'a','item':'i','context':'web'} | wrong-type | context",
        "{'type':'cart-add','shopper':'a','item':'i','price':-1} | bad-number | price",
        "{'type':'cart-add','shopper':'a','item':'i','price':1e999} | bad-number | price",
        "{'type':'cart-add','shopper':'a','item':'i','price':'NaN'} | wrong-type | price must be a number",
        "{'type':'cart-add','shopper':'a','item':'i','quantity':0} | bad-number | quantity",
        "{'type':'cart-add','shopper':'a','item':'i','quantity':1.5} | wrong-type | whole number",
        "{'type':'cart-add','shopper':'a','item':'i','quantity':99999999999} | wrong-type | whole number",
        "{'type':'search','shopper':'a','query':''} | bad-id | query",
        "{'type':'search','shopper':'a','query':'  '} | bad-id | query",
        "{'type':'order-placed','shopper':'a','order':'o','lines':[]} | bad-list | lines",
        "{'type':'order-placed','shopper':'a','order':'o'} | missing-field | lines is missing",
        "{'type':'order-placed','shopper':'a','order':'o','lines':[{'item':'i'},7]} | wrong-type | lines[1]",
        "{'type':'order-placed','shopper':'a','order':'o','lines':[{}]} | missing-field | lines[0].item",
        "{'type':'list-view','shopper':'a','placement':'p','items':[1]} | wrong-type | items",
        "{'type':'rating','shopper':'a','item':'i','stars':6} | bad-number | stars",
        "{'type':'rating','shopper':'a','item':'i'} | missing-field | stars",
        "[] | not-an-object | JSON object",
        "7 | not-an-object | JSON object",
        "null | not-an-object | JSON object"
      })
  void shouldRefuseWhatCannotBeUsed(String event, String reason, String detail) {
    Reading<StorefrontEvent> reading = read(event);

    assertThat(refusal(reading).reason()).isEqualTo(reason);
    assertThat(refusal(reading).detail()).contains(detail);
  }

  @Test
  void shouldRefuseTextsThatAreTooLong() {
    String item = "i".repeat(201);
    String query = "q".repeat(501);

    Reading<StorefrontEvent> view =
        read("{'type':'item-view','shopper':'a','item':'" + item + "'}");
    Reading<StorefrontEvent> search =
        read("{'type':'search','shopper':'a','query':'" + query + "'}");

    assertThat(refusal(view).reason()).isEqualTo("bad-id");
    assertThat(refusal(search).reason()).isEqualTo("bad-id");
  }

  @Test
  void shouldNameEveryFaultAtOnce() {
    Reading<StorefrontEvent> reading = read("{'id':'e','type':'cart-add','quantity':'two'}");

    assertThat(reading.id()).isEqualTo("e");
    assertThat(refusal(reading).detail())
        .contains("shopper is missing", "item is missing", "quantity must be a whole number");
  }

  private Reading<StorefrontEvent> read(String event) {
    try {
      return reader.read(json.readTree(event.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static StorefrontEvent taken(Reading<StorefrontEvent> reading) {
    assertThat(reading).isInstanceOf(Reading.Taken.class);
    return ((Reading.Taken<StorefrontEvent>) reading).value();
  }

  private static Refusal refusal(Reading<StorefrontEvent> reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused<StorefrontEvent>) reading).refusal();
  }
}
