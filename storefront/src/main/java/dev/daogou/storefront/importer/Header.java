package dev.daogou.storefront.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of columns, as they stand in the first row. */
final class Header {
  private static final int SHOWN = 50;

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();

  Header(List<String> names) {
    this.names = names.stream().map(String::strip).toList();
    for (int i = 0; i < this.names.size(); i++) {
      places.putIfAbsent(this.names.get(i), i);
    }
  }

  /** All of them, in order. */
  List<String> names() {
    return names;
  }

  /** Their names, or the first of them, for a message. */
  String inWords() {
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (names.size() > SHOWN ? " … (" + names.size() + ")" : "");
  }

  Optional<Integer> find(String name) {
    return Optional.ofNullable(places.get(name.strip()));
  }

  /**
   * Place of a column.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  int column(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no column '" + name + "'; there are " + inWords()));
  }
}
