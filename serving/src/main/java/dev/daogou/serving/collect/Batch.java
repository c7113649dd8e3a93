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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries in a body: one object, an array, or an object with a list of a given name. They
 * are read one by one, so that no more than one of them lies there as a tree, and of one no more
 * than an entry may have.
 */
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
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.limit = limit;
  }

  /** Makes something of an entry and its place in the list, from 0. */
  @FunctionalInterface
  interface EntryReader<T> {
    T read(JsonNode entry, int number);
  }

  /** Most entries. */
  int limit() {
    return limit;
  }

  /**
   * Reads the entries of any form.
   *
   * @throws ProblemException when the body is no JSON, or has no entries or too many
   */
  <T> List<T> entries(byte[] body, String listName, Function<JsonNode, T> reader) {
    List<T> entries = parse(body, in -> entries(in, listName, reader));
    if (entries.isEmpty()) {
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY,
          "the body must be one object, an array of at least one, or {\"" + listName + "\":[…]}");
    }
    return entries;
  }

  /**
   * What an object says beside the list of that name; nothing where the body is no object.
   *
   * @throws ProblemException when the body is no JSON
   */
  JsonNode envelope(byte[] body, String listName) {
    return parse(
        body,
        in -> {
          ObjectNode envelope = JsonNodeFactory.instance.objectNode();
          if (in.currentToken() == JsonToken.START_OBJECT) {
            fields(in, listName, envelope, JsonParser::skipChildren);
          }
          in.skipChildren();
          return envelope;
        });
  }

  /**
   * What is read of the list of that name in an object; empty where there is no such list.
   *
   * @throws ProblemException when the body is no JSON, or the list has too many entries
   */
  <T> Optional<List<T>> list(byte[] body, String listName, EntryReader<T> reader) {
    return parse(
        body,
        in -> {
          List<List<T>> found = new ArrayList<>();
          if (in.currentToken() == JsonToken.START_OBJECT) {
            fields(in, listName, null, list -> ifList(list, reader).ifPresent(found::add));
          }
          in.skipChildren();
          return found.stream().findFirst();
        });
  }

  /**
   * The one entry that a body is.
   *
   * @throws ProblemException when the body is no JSON
   */
  JsonNode entry(byte[] body) {
    return parse(body, this::tree);
  }

  // The object is an entry itself, unless a list of that name turns up in it.
  private <T> List<T> entries(JsonParser in, String listName, Function<JsonNode, T> reader)
      throws IOException {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      List<List<T>> found = new ArrayList<>();
      fields(
          in,
          listName,
          object,
          list ->
              found.add(ifList(list, (entry, number) -> reader.apply(entry)).orElse(List.of())));
      return found.isEmpty() ? List.of(reader.apply(object)) : found.getFirst();
    }
    Optional<List<T>> list = ifList(in, (entry, number) -> reader.apply(entry));
    in.skipChildren();
    return list.orElse(List.of());
  }

  /** Does something with the list of the given name, at which the parser stands. */
  private interface ListHandler {
    void take(JsonParser in) throws IOException;
  }

  /** Reads an object to its end: the list with the handler, all else into the tree beside. */
  private void fields(
      JsonParser in, String listName, @Nullable ObjectNode beside, ListHandler handler)
      throws IOException {
    JsonParser few = new EntryParser(in);
    for (String name = few.nextFieldName(); name != null; name = few.nextFieldName()) {
      few.nextToken();
      if (name.equals(listName)) {
        handler.take(in);
        in.skipChildren();
      } else if (beside == null) {
        in.skipChildren();
      } else {
        beside.set(name, json.<JsonNode>readTree(few));
      }
    }
  }

  private <T> Optional<List<T>> ifList(JsonParser in, EntryReader<T> reader) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    List<T> entries = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (entries.size() == limit) {
        throw tooMany(limit + countTheRest(in));
      }
      entries.add(reader.read(tree(in), entries.size()));
    }
    return Optional.of(entries);
  }

  private JsonNode tree(JsonParser in) throws IOException {
    return json.readTree(new EntryParser(in));
  }

  private static int countTheRest(JsonParser in) throws IOException {
    int rest = 0;
    for (JsonToken at = in.currentToken(); at != JsonToken.END_ARRAY; at = in.nextToken()) {
      in.skipChildren();
      rest++;
    }
    return rest;
  }

  private ProblemException tooMany(int entries) {
    return ProblemException.of(
        ProblemKind.BATCH_TOO_LARGE,
        "the batch has " + entries + " entries; at most " + limit + " are taken");
  }

  /** Makes something of a whole body, at whose first token the parser stands. */
  private interface Parsing<T> {
    T of(JsonParser in) throws IOException;
  }

  private <T> T parse(byte[] body, Parsing<T> parsing) {
    try (JsonParser in = json.createParser(body)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (in.nextToken() == null) {
        throw ProblemException.of(ProblemKind.UNREADABLE_BODY, "the body is empty");
      }
      T parsed = parsing.of(in);
      if (in.nextToken() != null) {
        throw ProblemException.of(
            ProblemKind.UNREADABLE_BODY,
            "the body is not the JSON that is expected: something follows on its end");
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw ProblemException.of(ProblemKind.UNREADABLE_BODY, describe(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
