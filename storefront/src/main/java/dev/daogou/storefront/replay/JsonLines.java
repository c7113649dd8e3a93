package dev.daogou.storefront.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads a file of JSON objects, one a line. */
public final class JsonLines {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(FileLimits.DEEPEST)
                      .maxTokenCount(FileLimits.MOST_TOKENS)
                      .build())
              .build());

  private JsonLines() {}

  /** Takes one object and the number of its line. */
  public interface Taker {
    void take(JsonNode object, long line);
  }

  /** Reads lines until their end, or until the sink is closed. */
  public static void read(Lines lines, ReadingSink sink, Taker taker) throws IOException {
    String line = lines.next();
    while (line != null && sink.isOpen()) {
      if (!line.isBlank()) {
        take(line, lines.number(), sink, taker);
      }
      line = lines.next();
    }
  }

  private static void take(String line, long number, ReadingSink sink, Taker taker) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        taker.take(node, number);
      } else {
        sink.malformed(number, "no JSON object: " + Excerpt.of(line));
      }
    } catch (StreamConstraintsException tooMuch) {
      sink.malformed(
          number,
          "no JSON object: %s (%s)"
              .formatted(Excerpt.of(line), Excerpt.of(tooMuch.getOriginalMessage())));
    } catch (JsonProcessingException other) {
      sink.malformed(number, "no JSON object: " + Excerpt.of(line));
    }
  }

  /** The object that a line holds; empty where it holds none. */
  static Optional<JsonNode> parse(String line) {
    try {
      return Optional.ofNullable(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
