package dev.daogou.intake;

import static dev.daogou.intake.RejectionReason.BAD_ID;
import static dev.daogou.intake.RejectionReason.BAD_LIST;
import static dev.daogou.intake.RejectionReason.BAD_NUMBER;
import static dev.daogou.intake.RejectionReason.BAD_TIME;
import static dev.daogou.intake.RejectionReason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {
  private static final String LONGEST_ID = "x".repeat(200);
  private static final String TOO_LONG_ID = "x".repeat(201);

  static Stream<Object> usable() {
    return Stream.of(
        new ItemView("ring-1", null),
        new ItemView("戒指 / 1 ü", "r1"),
        new ItemView(LONGEST_ID, null),
        new ListView("home", null, List.of("a")),
        new ListView("home", null, Collections.nCopies(500, "a")),
        new ListClick("a", null, null, null),
        new Search("x".repeat(500), null),
        new CartAdd("a", 1, 0.0, null),
        new CartAdd("a", 1_000_000, null, null),
        new CartRemove("a", 1),
        new Wish("a", true),
        new OrderPlaced("o", List.of(new OrderLine("a", 1, null)), null),
        new OrderPlaced("o", Collections.nCopies(1_000, new OrderLine("a", 1, 2.5)), "EUR"),
        new OrderReversed("o", List.of(), null),
        new OrderReversed("o", List.of("a"), "refunded"),
        new Rating("a", 1f),
        new Rating("a", 5f),
        new IdentityLink("user-1"),
        new GuideTurn("x".repeat(2_000)),
        new Other("wave"));
  }

  @ParameterizedTest
  @MethodSource("usable")
  void shouldAcceptWhatKeepsTheRules(Object payload) {
    assertThat(EventRules.check(event(payload))).isEmpty();
  }

  @Test
  void shouldKnowEveryTypeOfEvent() {
    List<String> types =
        StorefrontEvent.getClassSchema().getField("payload").schema().getTypes().stream()
            .map(Schema::getName)
            .toList();

    assertThat(usable().map(payload -> payload.getClass().getSimpleName()).distinct())
        .containsExactlyInAnyOrderElementsOf(types);
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        broken(BAD_ID, "item", new ItemView("", null)),
        broken(BAD_ID, "item", new ItemView(TOO_LONG_ID, null)),
        broken(BAD_ID, "item", new ItemView("a\u0000b", null)),
        broken(BAD_ID, "placement", new ListView("", null, List.of("a"))),
        broken(BAD_LIST, "items", new ListView("home", null, List.of())),
        broken(BAD_LIST, "items", new ListView("home", null, Collections.nCopies(501, "a"))),
        broken(BAD_ID, "items", new ListView("home", null, List.of("a", ""))),
        broken(BAD_ID, "item", new ListClick("", null, null, null)),
        broken(BAD_ID, "query", new Search(" \t", null)),
        broken(BAD_ID, "query", new Search("x".repeat(501), null)),
        broken(BAD_ID, "item", new CartAdd("", 1, null, null)),
        broken(BAD_NUMBER, "quantity", new CartAdd("a", 0, null, null)),
        broken(BAD_NUMBER, "price", new CartAdd("a", 1, -1.0, null)),
        broken(BAD_NUMBER, "price", new CartAdd("a", 1, Double.POSITIVE_INFINITY, null)),
        broken(BAD_NUMBER, "price", new CartAdd("a", 1, Double.NaN, null)),
        broken(BAD_NUMBER, "price", new CartAdd("a", 1, 1e12 + 1, null)),
        broken(BAD_NUMBER, "quantity", new CartAdd("a", 1_000_001, null, null)),
        broken(TOO_LARGE, "recommendationId", new CartAdd("a", 1, null, TOO_LONG_ID)),
        broken(TOO_LARGE, "recommendationId", new ItemView("a", TOO_LONG_ID)),
        broken(TOO_LARGE, "placement", new ListClick("a", TOO_LONG_ID, null, null)),
        broken(BAD_NUMBER, "quantity", new CartRemove("a", 1_000_001)),
        broken(BAD_ID, "item", new CartRemove("", 1)),
        broken(BAD_NUMBER, "quantity", new CartRemove("a", -1)),
        broken(BAD_ID, "item", new Wish("", false)),
        broken(BAD_LIST, "lines", new OrderPlaced("o", List.of(), null)),
        broken(
            BAD_LIST,
            "lines",
            new OrderPlaced("o", Collections.nCopies(1_001, new OrderLine("a", 1, null)), null)),
        broken(BAD_ID, "order", new OrderPlaced("", List.of(new OrderLine("a", 1, null)), null)),
        broken(BAD_ID, "lines.item", new OrderPlaced("o", List.of(line("", 1, 1.0)), null)),
        broken(BAD_NUMBER, "quantity", new OrderPlaced("o", List.of(line("a", 0, 1.0)), null)),
        broken(BAD_NUMBER, "price", new OrderPlaced("o", List.of(line("a", 1, -1.0)), null)),
        broken(BAD_ID, "order", new OrderReversed("", List.of(), null)),
        broken(
            BAD_NUMBER,
            "the sum of lines",
            new OrderPlaced("o", List.of(line("a", 2, 1e12)), null)),
        broken(
            TOO_LARGE, "currency", new OrderPlaced("o", List.of(line("a", 1, 1.0)), TOO_LONG_ID)),
        broken(BAD_ID, "items", new OrderReversed("o", List.of(""), null)),
        broken(BAD_LIST, "items", new OrderReversed("o", Collections.nCopies(1_001, "a"), null)),
        broken(BAD_ID, "item", new Rating("", 3f)),
        broken(BAD_NUMBER, "stars", new Rating("a", 0.9f)),
        broken(BAD_NUMBER, "stars", new Rating("a", 5.1f)),
        broken(BAD_NUMBER, "stars", new Rating("a", Float.NaN)),
        broken(BAD_ID, "user", new IdentityLink("")),
        broken(BAD_ID, "text", new GuideTurn("")),
        broken(BAD_ID, "text", new GuideTurn("x".repeat(2_001))),
        broken(BAD_ID, "name", new Other("")),
        broken(BAD_ID, "payload is missing", null));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void shouldRefuseWhatBreaksARule(RejectionReason reason, String field, Object payload) {
    assertThatRejected(event(payload), reason, field);
  }

  static Stream<Arguments> unusableEnvelopes() {
    return Stream.of(
        envelope(BAD_ID, "id", event -> event.setId("")),
        envelope(BAD_ID, "id", event -> event.setId(TOO_LONG_ID)),
        envelope(BAD_ID, "tenant", event -> event.setTenant("")),
        envelope(BAD_ID, "tenant", event -> event.setTenant("My Shop")),
        envelope(BAD_ID, "shopper", event -> event.setShopper("a\nb")),
        envelope(BAD_ID, "session", event -> event.setSession("")),
        envelope(TOO_LARGE, "anonymousId", event -> event.setAnonymousId(TOO_LONG_ID)),
        envelope(BAD_TIME, "9999", event -> event.setTime(Instant.MAX)),
        envelope(
            TOO_LARGE,
            "context.url",
            e -> e.setContext(new EventContext(null, null, null, "x".repeat(4_097), null))),
        envelope(BAD_TIME, "1994-12-31", e -> e.setTime(Instant.parse("1994-12-31T23:59:59Z"))),
        envelope(BAD_TIME, "milliseconds", e -> e.setTime(Instant.ofEpochMilli(1_770_000_000))));
  }

  @ParameterizedTest
  @MethodSource("unusableEnvelopes")
  void shouldRefuseAnEnvelopeThatBreaksARule(
      RejectionReason reason, String field, Consumer<StorefrontEvent> change) {
    StorefrontEvent event = event(new ItemView("a", null));

    change.accept(event);

    assertThatRejected(event, reason, field);
  }

  @Test
  void shouldAcceptTimesFromTheFirstShopsOn() {
    StorefrontEvent event = event(new ItemView("a", null));

    event.setTime(EventRules.EARLIEST);

    assertThat(EventRules.check(event)).isEmpty();
  }

  private static void assertThatRejected(
      StorefrontEvent event, RejectionReason reason, String field) {
    assertThat(EventRules.check(event))
        .hasValueSatisfying(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(reason);
              assertThat(rejection.detail()).contains(field);
            });
  }

  private static Arguments broken(RejectionReason reason, String field, Object payload) {
    return Arguments.of(reason, field, payload);
  }

  private static Arguments envelope(
      RejectionReason reason, String field, Consumer<StorefrontEvent> change) {
    return Arguments.of(reason, field, change);
  }

  private static OrderLine line(String item, int quantity, Double price) {
    return new OrderLine(item, quantity, price);
  }

  private static StorefrontEvent event(Object payload) {
    StorefrontEvent event = Events.view("ann", "a", 0);
    event.setPayload(payload);
    return event;
  }
}
