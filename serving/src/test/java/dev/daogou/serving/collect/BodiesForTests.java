package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Bodies of events by chance, good ones and such as have something changed. */
final class BodiesForTests {
  private static final int MOST_EVENTS = 5;
  private static final List<String> WORDS =
      List.of(
          "a",
          "ring-42",
          "金戒指",
          "\\u00e9",
          "x\\ty",
          "",
          " ",
          "a\\\"b",
          "null",
          "7",
          "i".repeat(201));
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "7",
          "-0",
          "2.0",
          "1e3",
          "1.5",
          "99999999999",
          "123456789012345678901",
          "1e999",
          "\"text\"",
          "\"\"",
          "[]",
          "{}",
          "[1]",
          "[\"a\",null]",
          "[[\"a\"]]",
          "{\"a\":{\"b\":[{\"c\":1}]}}",
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-03-01T24:00:00Z\"",
          "1772357400123",
          "\"9999-12-31T23:59:59.999Z\"");
  private static final List<String> NAMES =
      List.of(
          "id",
          "type",
          "shopper",
          "item",
          "items",
          "lines",
          "quantity",
          "price",
          "time",
          "events",
          "context",
          "placement",
          "position",
          "stars",
          "removed",
          "consent",
          "origin",
          "unheard-of");

  private final Random random;

  BodiesForTests(Random random) {
    this.random = random;
  }

  /** A body in any of the three forms, all of whose events are good. */
  String good() {
    return body(events(this::goodFields));
  }

  /** A body in which fields, values or bytes may have been changed. */
  byte[] mutated() {
    String body = body(events(() -> random.nextInt(3) == 0 ? changedFields() : goodFields()));
    byte[] bytes = body.getBytes(UTF_8);
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private List<String> events(Supplier<List<String>> fields) {
    return IntStream.rangeClosed(0, random.nextInt(MOST_EVENTS))
        .mapToObj(n -> "{" + String.join(",", fields.get()) + "}")
        .toList();
  }

  private String body(List<String> events) {
    String list = "[" + String.join(" , ", events) + "]";
    return switch (random.nextInt(3)) {
      case 0 -> list;
      case 1 -> "{\"events\":" + list + (random.nextBoolean() ? ",\"sentBy\":{\"x\":[1]}}" : "}");
      default -> events.getFirst();
    };
  }

  private List<String> changedFields() {
    List<String> fields = new ArrayList<>(goodFields());
    switch (random.nextInt(4)) {
      case 0 -> fields.remove(random.nextInt(fields.size()));
      case 1 -> fields.add(random.nextInt(fields.size() + 1), field(pick(NAMES), pick(VALUES)));
      case 2 -> {
        int at = random.nextInt(fields.size());
        String name = fields.get(at).substring(1, fields.get(at).indexOf('"', 1));
        fields.set(at, field(name, pick(VALUES)));
      }
      default -> fields.set(random.nextInt(fields.size()), text(pick(NAMES), pick(WORDS)));
    }
    return fields;
  }

  private List<String> goodFields() {
    List<String> fields = new ArrayList<>(payload());
    fields.add(text("shopper", "shopper-" + random.nextInt(9)));
    maybe(fields, text("id", "e-" + random.nextInt(99)));
    maybe(fields, text("tenant", "ring-shop"));
    maybe(fields, text("anonymousId", "金"));
    maybe(fields, text("session", "s-1"));
    maybe(fields, field("time", time()));
    maybe(fields, text("consent", random.nextBoolean() ? "personalize" : "count-only"));
    maybe(fields, text("origin", List.of("live", "replay", "backfill").get(random.nextInt(3))));
    maybe(fields, field("context", "{\"channel\":\"web\",\"device\":null,\"url\":\"/\\u00fc\"}"));
    maybe(fields, field("unknown", "{\"a\":[1,{\"b\":[[2]]}],\"c\":1.5}"));
    maybe(fields, field("alsoUnknown", "123456789012345678901"));
    Collections.shuffle(fields, random);
    return fields;
  }

  private List<String> payload() {
    String item = text("item", "ring-" + random.nextInt(99));
    List<String> fields = new ArrayList<>();
    switch (random.nextInt(13)) {
      case 0 -> add(fields, "item-view", item);
      case 1 ->
          add(
              fields,
              "list-view",
              text("placement", "home"),
              field("items", "[\"a\",\"\\u0062\"]"));
      case 2 -> add(fields, "list-click", item, field("position", "" + random.nextInt(20)));
      case 3 -> add(fields, "search", text("query", "金戒指"), field("results", "-3"));
      case 4 -> add(fields, "cart-add", item, field("price", random.nextInt(99) + ".25"));
      case 5 -> add(fields, "cart-remove", item, field("quantity", "2"));
      case 6 -> add(fields, "wish", item, field("removed", "" + random.nextBoolean()));
      case 7 ->
          add(
              fields,
              "order-placed",
              text("order", "o"),
              field("lines", "[{\"item\":\"a\",\"price\":7},{\"quantity\":3,\"item\":\"b\"}]"));
      case 8 -> add(fields, "order-reversed", text("order", "o"), field("items", "[]"));
      case 9 -> add(fields, "rating", item, field("stars", "4"));
      case 10 -> add(fields, "identity-link", text("user", "anna"));
      case 11 -> add(fields, "guide-turn", text("text", "a \\\"ring\\\""));
      default -> add(fields, "other", text("name", "coupon"));
    }
    return fields;
  }

  private String time() {
    return switch (random.nextInt(4)) {
      case 0 -> "1772357400123";
      case 1 -> "\"2026-03-01T09:30:00Z\"";
      case 2 -> "\"2026-03-01T09:30:00.5+08:00\"";
      default ->
          "\"20%02d-0%d-1%dT09:30:59.%03dZ\""
              .formatted(
                  random.nextInt(100),
                  1 + random.nextInt(9),
                  random.nextInt(10),
                  random.nextInt(1000));
    };
  }

  private void maybe(List<String> fields, String field) {
    if (random.nextInt(3) > 0) {
      fields.add(field);
    }
  }

  private static void add(List<String> fields, String type, String... others) {
    fields.add(text("type", type));
    fields.addAll(List.of(others));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String text(String name, String text) {
    return field(name, "\"" + text + "\"");
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":" + value;
  }
}
