package dev.daogou.serving.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where JSON is not what was expected, a line a place. A later program may tell more of a thing
 * than was expected, but not of more things: fields may be added below the second level only.
 */
final class Differences {
  private static final int FREE_BELOW = 2;

  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  static List<String> between(JsonNode expected, JsonNode found) {
    Differences differences = new Differences();
    differences.compare("", 0, expected, found);
    return differences.lines;
  }

  private void compare(String place, int depth, JsonNode expected, JsonNode found) {
    if (found.isMissingNode()) {
      lines.add(place + ": expected " + expected + ", found nothing");
    } else if (expected.isObject() && found.isObject()) {
      compareFields(place, depth, expected, found);
    } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(place + "/" + i, depth + 1, expected.get(i), found.get(i));
      }
    } else if (!expected.equals(found)) {
      lines.add(place + ": expected " + expected + ", found " + found);
    }
  }

  private void compareFields(String place, int depth, JsonNode expected, JsonNode found) {
    expected
        .properties()
        .forEach(
            field ->
                compare(
                    place + "/" + field.getKey(),
                    depth + 1,
                    field.getValue(),
                    found.path(field.getKey())));
    if (depth < FREE_BELOW) {
      Set<String> more = new TreeSet<>();
      found.fieldNames().forEachRemaining(more::add);
      expected.fieldNames().forEachRemaining(more::remove);
      more.forEach(name -> lines.add(place + "/" + name + ": not expected, " + found.get(name)));
    }
  }
}
