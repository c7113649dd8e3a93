package dev.daogou.schemas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts to which a list refers more than once, by number: 0 is none, items of the shopper's own
 * count from 1, and searches go on after them. What all ids of a list begin with is left out.
 */
final class ListNames {
  private static final int MOST = 255;
  private static final int NO_NAME = 0;

  private final String prefix;
  private final List<String> ids;
  private final List<String> searches;
  private final Map<String, Integer> numbers;

  private ListNames(
      String prefix, List<String> ids, List<String> searches, Map<String, Integer> numbers) {
    this.prefix = prefix;
    this.ids = ids;
    this.searches = searches;
    this.numbers = numbers;
  }

  /** Of a list whose fields are filled. */
  static ListNames of(RecommendationList list) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    list.getRecent().forEach(id -> add(numbers, id));
    list.getViewed().forEach(viewed -> add(numbers, viewed.getItem()));
    List<String> ids = List.copyOf(numbers.keySet());
    List<String> searches = new ArrayList<>();
    for (RecommendedItem item : list.getItems()) {
      if (item.getBecause() != null && add(numbers, item.getBecause())) {
        searches.add(item.getBecause());
      }
    }
    return new ListNames(prefix(list, ids), ids, searches, numbers);
  }

  /** Of a compact list. */
  static ListNames of(CompactList compact) {
    List<String> ids = new ArrayList<>(compact.getNames().size());
    compact.getNames().forEach(rest -> ids.add(compact.getPrefix() + rest));
    return new ListNames(compact.getPrefix(), ids, compact.getSearches(), Map.of());
  }

  private static boolean add(Map<String, Integer> numbers, String name) {
    return numbers.putIfAbsent(name, numbers.size() + 1) == null;
  }

  private static String prefix(RecommendationList list, List<String> ids) {
    String prefix = list.getItems().isEmpty() ? "" : list.getItems().getFirst().getItem();
    for (RecommendedItem item : list.getItems()) {
      prefix = common(prefix, item.getItem());
    }
    for (String id : ids) {
      prefix = common(prefix, id);
    }
    return prefix;
  }

  // Never half of a character that takes two.
  private static String common(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int length = 0;
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    boolean isSplit = length > 0 && Character.isHighSurrogate(one.charAt(length - 1));
    return one.substring(0, isSplit ? length - 1 : length);
  }

  /** Whether a byte is enough for every number. */
  boolean isFew() {
    return numbers.size() <= MOST;
  }

  String prefix() {
    return prefix;
  }

  List<String> searches() {
    return searches;
  }

  /** The shopper's own ids, shortened. */
  List<String> shortened() {
    return shorten(ids);
  }

  List<String> shorten(List<String> whole) {
    return whole.stream().map(id -> id.substring(prefix.length())).toList();
  }

  /** A byte for each name, which may be null. */
  ByteBuffer numbers(List<? extends @Nullable String> names) {
    ByteBuffer bytes = ByteBuffer.allocate(names.size());
    for (String name : names) {
      bytes.put((byte) (name == null ? NO_NAME : numbers.getOrDefault(name, NO_NAME).intValue()));
    }
    return bytes.flip();
  }

  /**
   * The names of numbers, each of which stands for one.
   *
   * @throws IndexOutOfBoundsException where one stands for none
   */
  List<String> named(ByteBuffer bytes) {
    List<String> names = new ArrayList<>(bytes.remaining());
    for (int at = bytes.position(); at < bytes.limit(); at++) {
      String name = named(bytes.get(at));
      if (name == null) {
        throw new IndexOutOfBoundsException("an item has no name");
      }
      names.add(name);
    }
    return names;
  }

  /** The name of a number; null where it stands for none. */
  @Nullable String named(byte stored) {
    int number = Byte.toUnsignedInt(stored);
    if (number == NO_NAME) {
      return null;
    }
    return number <= ids.size() ? ids.get(number - 1) : searches.get(number - 1 - ids.size());
  }
}
