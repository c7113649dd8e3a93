package dev.daogou.storefront.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads a file of JSON objects, one a line. */
public final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

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
        Optional<JsonNode> object = parse(line);
        if (object.isPresent()) {
          taker.take(object.get(), lines.number());
        } else {
          sink.malformed(lines.number(), "no JSON object: " + shortened(line));
        }
      }
      line = lines.next();
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

  private static String shortened(String line) {
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}
