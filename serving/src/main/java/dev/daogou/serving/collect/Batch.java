package dev.daogou.serving.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the entries in a body: one object, an array, or an object with a list of a given name. */
@Singleton
class Batch {
  private final ObjectReader json;
  private final int limit;

  @Inject
  Batch(ObjectMapper json, ServiceConfig config) {
    this(json, config.collect().batchLimit());
  }

  Batch(ObjectMapper json, int limit) {
    this.json =
        json.readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    this.limit = limit;
  }

  /** Most entries. */
  int limit() {
    return limit;
  }

  /**
   * @throws ProblemException when the body is no JSON, or has no entries or too many
   */
  List<JsonNode> entries(byte[] body, String listName) {
    JsonNode root = parse(body);
    JsonNode list = root.isObject() ? root.path(listName) : root;
    if (root.isObject() && list.isMissingNode()) {
      return List.of(root);
    }
    if (!list.isArray() || list.isEmpty()) {
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY,
          "the body must be one object, an array of at least one, or {\"" + listName + "\":[…]}");
    }
    requireFewEnough(list);
    List<JsonNode> entries = new ArrayList<>(list.size());
    list.forEach(entries::add);
    return entries;
  }

  /**
   * @throws ProblemException when the list has too many entries
   */
  void requireFewEnough(JsonNode list) {
    if (list.size() > limit) {
      throw ProblemException.of(
          ProblemKind.BATCH_TOO_LARGE,
          "the batch has " + list.size() + " entries; at most " + limit + " are taken");
    }
  }

  /**
   * @throws ProblemException when the body is no JSON
   */
  JsonNode parse(byte[] body) {
    try {
      JsonNode root = json.readTree(body);
      return root == null || root.isMissingNode() ? nothing() : root;
    } catch (JsonProcessingException e) {
      throw ProblemException.of(ProblemKind.UNREADABLE_BODY, describe(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode nothing() {
    throw ProblemException.of(ProblemKind.UNREADABLE_BODY, "the body is empty");
  }

  private static String describe(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    return "the body is not the JSON that is expected: "
        + JsonFields.shorten(e.getOriginalMessage())
        + where;
  }
}
