package dev.daogou.storefront.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns by their name in the header, whatever its case, spaces and underscores. */
final class Columns {
  private final Map<String, Integer> positions = new HashMap<>();

  Columns(String[] header) {
    for (int i = 0; i < header.length; i++) {
      positions.putIfAbsent(plain(header[i]), i);
    }
  }

  /** The first of the names that the header has. */
  Optional<Integer> find(List<String> names) {
    return names.stream()
        .map(Columns::plain)
        .flatMap(name -> Stream.ofNullable(positions.get(name)))
        .findFirst();
  }

  /** A cell, stripped; empty text where the row is too short. */
  static String cell(String[] row, int position) {
    return position < row.length && row[position] != null ? row[position].strip() : "";
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
