package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records that cannot be used, each with the reason that docs/events.md gives for it.
 *
 * @param what is wrong with it
 * @param reason of its dead letter
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to Kafka, never compared
record HostileRecords(String what, String topic, byte[] key, byte[] value, String reason) {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final byte[] KEY = "default/eve".getBytes(UTF_8);
  private static final int HEADER = 10;

  static Stream<HostileRecords> all(Topics topics) {
    return Stream.concat(events(topics.events()), updates(topics.catalogueUpdates()));
  }

  private static Stream<HostileRecords> events(Topic<?, StorefrontEvent> topic) {
    byte[] good = bytes(topic, event(new ItemView("ring-1", null)));
    byte[] largest = new byte[2 * Topics.LARGEST_RECORD - 200];
    Arrays.fill(largest, (byte) 'x');
    return Stream.of(
        record("no Avro", topic, KEY, "{\"type\":\"item-view\"}".getBytes(UTF_8), "unreadable"),
        record("no bytes at all", topic, KEY, new byte[0], "unreadable"),
        record("unknown schema", topic, KEY, ofAnotherSchema(good), "unreadable"),
        record("cut short", topic, KEY, Arrays.copyOf(good, good.length - 3), "unreadable"),
        record("goes on", topic, KEY, Arrays.copyOf(good, good.length + 3), "unreadable"),
        record("as large as the topic takes", topic, KEY, largest, "unreadable"),
        record("no value", topic, KEY, null, "empty"),
        record("no key", topic, null, good, "bad-key"),
        record("key without tenant", topic, "eve".getBytes(UTF_8), good, "bad-key"),
        record("another's key", topic, "default/bob".getBytes(UTF_8), good, "key-disagrees"),
        record("another shop's key", topic, "other/eve".getBytes(UTF_8), good, "unknown-tenant"),
        event("no id", topic, "", NOW, new ItemView("ring-1", null), "bad-id"),
        event("no item", topic, "h1", NOW, new ItemView("", null), "bad-id"),
        event("no query", topic, "h2", NOW, new Search("", null), "bad-id"),
        event("long name", topic, "h3", NOW, new Other("x".repeat(900_000)), "bad-id"),
        event(
            "seconds for milliseconds",
            topic,
            "h4",
            Instant.ofEpochMilli(NOW.getEpochSecond()),
            new ItemView("ring-1", null),
            "bad-time"),
        event("NaN", topic, "h5", NOW, new CartAdd("ring-1", 1, Double.NaN, null), "bad-number"),
        event("free gift", topic, "h6", NOW, new CartAdd("ring-1", 1, -1.0, null), "bad-number"),
        event("no pieces", topic, "h7", NOW, new CartAdd("ring-1", 0, 1.0, null), "bad-number"),
        event("no stars", topic, "h8", NOW, new Rating("ring-1", Float.NaN), "bad-number"),
        event("no lines", topic, "h9", NOW, new OrderPlaced("o1", List.of(), null), "bad-list"));
  }

  private static Stream<HostileRecords> updates(Topic<?, CatalogueUpdate> topic) {
    byte[] key = "default/gem".getBytes(UTF_8);
    CatalogueItem gem = CatalogueItem.newBuilder().setTitle("Gem").build();
    return Stream.of(
        record("no Avro", topic, key, "{}".getBytes(UTF_8), "unreadable"),
        record("tombstone", topic, key, null, "empty"),
        record("no key", topic, null, bytes(topic, update(gem)), "bad-key"),
        record(
            "another's key",
            topic,
            "default/pin".getBytes(UTF_8),
            bytes(topic, update(gem)),
            "key-disagrees"),
        record(
            "no title",
            topic,
            key,
            bytes(topic, update(CatalogueItem.newBuilder().setTitle(" ").build())),
            "bad-id"),
        record(
            "NaN price",
            topic,
            key,
            bytes(
                topic,
                update(CatalogueItem.newBuilder().setTitle("Gem").setPrice(Double.NaN).build())),
            "bad-number"),
        record(
            "price of nothing known",
            topic,
            key,
            bytes(topic, update(new OfferUpdate(3.0, "EUR", null))),
            "unknown-item"));
  }

  private static HostileRecords event(
      String what,
      Topic<?, StorefrontEvent> topic,
      String id,
      Instant time,
      Object payload,
      String reason) {
    StorefrontEvent event = Events.event(id, "eve", null, time, payload);
    return record(what, topic, KEY, bytes(topic, event), reason);
  }

  private static StorefrontEvent event(Object payload) {
    return Events.event("h0", "eve", null, NOW, payload);
  }

  private static CatalogueUpdate update(Object change) {
    return new CatalogueUpdate("default", "gem", change);
  }

  private static <V> byte[] bytes(Topic<?, V> topic, V value) {
    return topic.value().serializer().serialize(topic.name(), value);
  }

  private static byte[] ofAnotherSchema(byte[] good) {
    byte[] bytes = good.clone();
    Arrays.fill(bytes, 2, HEADER, (byte) 7);
    return bytes;
  }

  private static HostileRecords record(
      String what, Topic<?, ?> topic, byte[] key, byte[] value, String reason) {
    return new HostileRecords(what, topic.name(), key, value, reason);
  }
}
