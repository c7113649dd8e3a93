package dev.daogou.serving.collect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds the entries in a body: one object, an array, or an object with a list of a given name. */
@Singleton
class Batch {
  private final ObjectReader json;
  private final ObjectReader part;
  private final int limit;

  @Inject
  Batch(ObjectMapper json, ServiceConfig config) {
    this(json, config.collect().batchLimit());
  }

  Batch(ObjectMapper json, int limit) {
    part =
        json.readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.json = part.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.limit = limit;
  }

  /** Most entries. */
  int limit() {
    return limit;
  }

  /**
   * Reads the entries one by one, so that no more than one of them lies there as a tree.
   *
   * @param reader of an entry
   * @throws ProblemException when the body is no JSON, or has no entries or too many
   */
  <T> List<T> entries(byte[] body, String listName, Function<JsonNode, T> reader) {
    try (JsonParser in = json.createParser(body)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      List<T> entries =
          switch (in.nextToken()) {
            case START_ARRAY -> list(in, reader);
            case START_OBJECT -> ofObject(in, listName, reader);
            case null -> nothing();
            default -> List.of();
          };
      if (entries.isEmpty()) {
        throw ProblemException.of(
            ProblemKind.UNREADABLE_BODY,
            "the body must be one object, an array of at least one, or {\"" + listName + "\":[…]}");
      }
      requireEnd(in);
      return entries;
    } catch (JsonProcessingException e) {
      throw ProblemException.of(ProblemKind.UNREADABLE_BODY, describe(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> List<T> list(JsonParser in, Function<JsonNode, T> reader) throws IOException {
    List<T> entries = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (entries.size() == limit) {
        throw tooMany(limit + countTheRest(in));
      }
      entries.add(reader.apply(part.readTree(in)));
    }
    return entries;
  }

  // The object is an entry itself, unless a list of that name turns up in it.
  private <T> List<T> ofObject(JsonParser in, String listName, Function<JsonNode, T> reader)
      throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    List<T> entries = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (name.equals(listName)) {
        entries = value == JsonToken.START_ARRAY ? list(in, reader) : List.of();
        in.skipChildren();
      } else if (entries == null) {
        object.set(name, part.<JsonNode>readTree(in));
      } else {
        in.skipChildren();
      }
    }
    return entries == null ? List.of(reader.apply(object)) : entries;
  }

  private static int countTheRest(JsonParser in) throws IOException {
    int rest = 0;
    for (JsonToken at = in.currentToken(); at != JsonToken.END_ARRAY; at = in.nextToken()) {
      in.skipChildren();
      rest++;
    }
    return rest;
  }

  private static void requireEnd(JsonParser in) throws IOException {
    if (in.nextToken() != null) {
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY,
          "the body is not the JSON that is expected: something follows on its end");
    }
  }

  /**
   * @throws ProblemException when the list has too many entries
   */
  void requireFewEnough(JsonNode list) {
    if (list.size() > limit) {
      throw tooMany(list.size());
    }
  }

  private ProblemException tooMany(int entries) {
    return ProblemException.of(
        ProblemKind.BATCH_TOO_LARGE,
        "the batch has " + entries + " entries; at most " + limit + " are taken");
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

  private static <T> T nothing() {
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
