package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON in which something has been changed by chance: values, fields, lists, single bytes. */
final class ChangedTree {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e308",
          "-1e308",
          "1e999",
          "4.9e-324",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"1e400\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59.999999999Z\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"99999999999999999\"",
          "\"12/31/999999999 23:59\"",
          "\"" + "x".repeat(5_000) + "\"",
          "[]",
          "[[[[]]]]",
          "[" + "0,".repeat(2_000) + "0]",
          "[null,{},\"a\"]",
          "{}",
          "{\"a\":{\"b\":{\"c\":[]}}}");

  private final ObjectMapper json = new ObjectMapper();
  private final Random random;

  ChangedTree(Random random) {
    this.random = random;
  }

  /** The text as UTF-8 with one to three changes. */
  byte[] of(String text) throws IOException {
    JsonNode root = json.readTree(text);
    for (int change = 0; change <= random.nextInt(3); change++) {
      root = changed(root);
    }
    byte[] bytes = json.writeValueAsBytes(root);
    if (random.nextInt(8) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private JsonNode changed(JsonNode root) throws IOException {
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(root, containers);
    if (containers.isEmpty()) {
      return value();
    }
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object -> change(object);
      case ArrayNode array -> change(array);
      default -> throw new IllegalStateException("an unknown container");
    }
    return root;
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container) {
      containers.add(container);
      container.forEach(each -> collect(each, containers));
    }
  }

  private void change(ObjectNode object) throws IOException {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      object.set("made", value());
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(5) == 0) {
      object.remove(name);
    } else {
      object.set(name, value());
    }
  }

  private void change(ArrayNode array) throws IOException {
    if (array.isEmpty() || random.nextInt(3) == 0) {
      array.add(value());
    } else {
      array.set(random.nextInt(array.size()), value());
    }
  }

  private JsonNode value() throws IOException {
    return json.readTree(VALUES.get(random.nextInt(VALUES.size())));
  }
}
