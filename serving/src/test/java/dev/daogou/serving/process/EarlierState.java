package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import dev.daogou.schemas.OutcomeKey;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All that a program knows of {@link EarlierShop}, as readable JSON: by HTTP what it has in its
 * stores, from the topics what it has published. Bytes and other long values stand as a checksum.
 */
final class EarlierState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONG = 60;
  private static final String REASON = "reason";

  private final Cluster cluster;
  private final Topics topics;

  EarlierState(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /** What the program and the topics tell together. */
  JsonNode all(Api api) {
    ObjectNode state = JSON.createObjectNode();
    state.set("profiles", profiles(api));
    state.set("served", served(api));
    state.setAll(published());
    return same(state);
  }

  /** What the topics tell without the program. */
  ObjectNode published() {
    ObjectNode state = JSON.createObjectNode();
    state.set("lists", lists());
    state.set("catalogue", latest(topics.catalogue()));
    state.set("itemVectors", latest(topics.itemVectors()));
    state.set("itemNeighbours", latest(topics.itemNeighbours()));
    state.set("sessions", latest(topics.sessions()));
    state.set("outcomes", outcomes());
    state.set("figures", figures());
    state.set("deadLetters", deadLetters());
    return (ObjectNode) same(state);
  }

  private static ObjectNode profiles(Api api) {
    ObjectNode profiles = JSON.createObjectNode();
    for (String shopper : EarlierShop.SHOPPERS) {
      profiles.set(shopper, api.get(path(shopper, "profile", "")).body());
    }
    return profiles;
  }

  private static String path(String shopper, String what, String more) {
    String[] parts = shopper.split("/");
    return "/v1/users/" + parts[1] + "/" + what + "?tenant=" + parts[0] + more;
  }

  /** As shops read them; the ranking on read is free to change, so only what is stored is asked. */
  private static ObjectNode served(Api api) {
    ObjectNode served = JSON.createObjectNode();
    for (String shopper : EarlierShop.SHOPPERS) {
      ObjectNode each = served.putObject(shopper);
      JsonNode list = api.get(path(shopper, "recommendations", "&limit=10")).body();
      each.put("level", list.path("level").asText());
      if (!each.path("level").asText().equals("active")) {
        continue;
      }
      each.put("recommendationId", list.path("recommendationId").asText());
      each.set("basis", list.path("basis"));
      each.set("recent", list.path("recent"));
      each.set("viewed", items(api, shopper, "recently-viewed"));
      each.set("bought", items(api, shopper, "buy-again"));
    }
    ObjectNode together = served.putObject("boughtTogether");
    for (String item : EarlierShop.items()) {
      together.set(item, sorted(api.get("/v1/items/" + item + "/bought-together?limit=50").body()));
    }
    return served;
  }

  private static ArrayNode items(Api api, String shopper, String placement) {
    ArrayNode items = JSON.createArrayNode();
    api.get(path(shopper, "recommendations", "&limit=50&placement=" + placement))
        .body()
        .path("items")
        .forEach(item -> items.add(item.path("item")));
    return items;
  }

  private static ArrayNode sorted(JsonNode answer) {
    List<String> items = new ArrayList<>();
    answer.path("items").forEach(item -> items.add(item.path("item").asText()));
    return JSON.valueToTree(items.stream().sorted().toList());
  }

  private ObjectNode lists() {
    Map<String, JsonNode> lists = new TreeMap<>();
    Topic<String, RecommendationUpdate> topic = topics.recommendations();
    cluster
        .latest(topic.name(), topic.key(), topic.value())
        .forEach(
            (key, update) -> {
              if (update.getUpdate() instanceof RecommendationList list) {
                lists.put(key, json(list));
              }
            });
    return JSON.valueToTree(lists);
  }

  /** By item, whether a record tells of one item, as it did once, or of a whole list. */
  private ObjectNode outcomes() {
    Map<String, JsonNode> ofItems = new TreeMap<>();
    Map<String, JsonNode> ofLists = new TreeMap<>();
    Topic<OutcomeKey, Outcome> topic = topics.outcomes();
    cluster
        .latest(topic.name(), topic.key(), topic.value())
        .forEach(
            (key, outcome) ->
                OutcomeItems.of(outcome)
                    .forEach(
                        item ->
                            (outcome.getItems().isEmpty() ? ofItems : ofLists)
                                .put(itemKey(item), ofItem(item))));
    // What is told of a list is newer than what was told of its items.
    ofItems.putAll(ofLists);
    return JSON.valueToTree(ofItems);
  }

  private String itemKey(Outcome item) {
    return text(
        topics.outcomes(),
        new OutcomeKey(
            item.getTenant(), item.getRecommendationId(), item.getShopper(), item.getItem()));
  }

  private static JsonNode ofItem(Outcome item) {
    return ((ObjectNode) json(item)).without("items");
  }

  private <K, V extends SpecificRecord> ObjectNode latest(Topic<K, V> topic) {
    Map<String, JsonNode> values = new TreeMap<>();
    cluster
        .latest(topic.name(), topic.key(), topic.value())
        .forEach((key, value) -> values.put(text(topic, key), json(value)));
    return JSON.valueToTree(values);
  }

  private static <K, V> String text(Topic<K, V> topic, K key) {
    return new String(topic.key().serializer().serialize(topic.name(), key), UTF_8);
  }

  /** The minutes of the topology; those of reads are left out, since reading makes them. */
  private ObjectNode figures() {
    Map<String, JsonNode> buckets = new TreeMap<>();
    Topic<TrendKey, TrendBucket> topic = topics.trends();
    for (ConsumerRecord<byte[], byte[]> record : cluster.read(topic.name())) {
      TrendKey key = topic.key().deserializer().deserialize(topic.name(), record.key());
      if (record.value() != null
          && key.resolution() == Resolution.MINUTE
          && key.source().startsWith("partition-")) {
        buckets.put(
            text(topic, key),
            counted(topic.value().deserializer().deserialize(topic.name(), record.value())));
      }
    }
    return JSON.valueToTree(buckets);
  }

  /** A bucket without what it has nothing of. */
  private static JsonNode counted(TrendBucket bucket) {
    ObjectNode counted = (ObjectNode) json(bucket);
    counted.properties().removeIf(each -> isNothing(each.getValue()));
    return counted;
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull()
        || value.isObject() && value.isEmpty()
        || value.isNumber() && value.longValue() == 0;
  }

  private ArrayNode deadLetters() {
    List<String> letters =
        cluster.read(topics.deadLetters().name()).stream()
            .map(
                record ->
                    new String(record.key(), UTF_8)
                        + ": "
                        + new String(record.headers().lastHeader(REASON).value(), UTF_8))
            .sorted()
            .toList();
    return JSON.valueToTree(letters);
  }

  private static JsonNode json(SpecificRecord record) {
    return read(record.toString());
  }

  /** As it would be read from a file, with long values as a checksum. */
  private static JsonNode same(JsonNode state) {
    return read(shortened(state).toString());
  }

  private static JsonNode shortened(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        object.properties().forEach(each -> each.setValue(shortened(each.getValue())));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, shortened(array.get(i)));
        }
        yield array;
      }
      case TextNode text when text.textValue().length() > LONG ->
          new TextNode("checksum " + checksum(text.textValue()));
      default -> node;
    };
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return Long.toHexString(crc.getValue());
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** A line a thing, so that two versions can be compared. */
  static String write(ObjectNode state) {
    return state.properties().stream()
        .map(section -> quoted(section.getKey()) + section(section.getValue()))
        .collect(joining(",\n\n", "{\n", "\n}\n"));
  }

  private static String section(JsonNode section) {
    return section instanceof ObjectNode things
        ? things.properties().stream()
            .map(thing -> quoted(thing.getKey()) + thing.getValue())
            .collect(joining(",\n", "{\n", "\n}"))
        : section.toString();
  }

  private static String quoted(String name) {
    return new TextNode(name) + ": ";
  }
}
