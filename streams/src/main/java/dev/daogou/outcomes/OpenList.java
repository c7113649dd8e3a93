package dev.daogou.outcomes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list that was shown to a shopper, or acted on, and of which more may become known. */
final class OpenList {
  private static final int MOST_SHOWINGS = 8;

  // Of what is written beside texts, generously.
  private static final int BYTES = 64;
  private static final int REFERENCE = 4;

  final long number;

  /** Whether it is known how the list was ranked. */
  final boolean known;

  /** That ranked it; null where the blend did, or where it is not known. */
  final @Nullable String model;

  final List<Showing> showings = new ArrayList<>(1);
  private final Map<String, ItemTouches> deeds = LinkedHashMap.newLinkedHashMap(2);

  /** Event time of the newest thing heard of it. */
  long newest = Long.MIN_VALUE;

  private int bytes = BYTES;

  OpenList(long number, boolean known, @Nullable String model) {
    this.number = number;
    this.known = known;
    this.model = model;
  }

  /** False where there is no room for one more way in which it was shown. */
  boolean show(Showing showing) {
    newest = Math.max(newest, showing.newest());
    for (int i = 0; i < showings.size(); i++) {
      if (showings.get(i).isLike(showing)) {
        showings.set(i, showings.get(i).and(showing));
        return true;
      }
    }
    if (showings.size() >= MOST_SHOWINGS) {
      return false;
    }
    add(showing);
    return true;
  }

  /** As it was stored. */
  void add(Showing showing) {
    showings.add(showing);
    bytes += bytes(showing);
  }

  /** As they were stored. */
  void add(ItemTouches done) {
    deeds.put(done.item, done);
    bytes += bytes(done.item);
  }

  /** What was done with items of the list, in the order in which it began. */
  Collection<ItemTouches> deeds() {
    return deeds.values();
  }

  /** Room that it takes when it is stored, at most; texts that it shares with others count. */
  int bytes() {
    return bytes;
  }

  /** Room that one more way in which it was shown takes; none where it was shown so before. */
  int bytesOf(Showing showing) {
    return showings.stream().anyMatch(showing::isLike) ? 0 : bytes(showing);
  }

  /** Room that something done with the item takes; none where something was done before. */
  int bytesOf(String item) {
    return deeds.containsKey(item) ? 0 : bytes(item);
  }

  private static int bytes(Showing showing) {
    int bytes = BYTES + utf8(showing.placement());
    for (String item : showing.items()) {
      bytes += REFERENCE + utf8(item);
    }
    return bytes;
  }

  private static int bytes(String item) {
    return ItemTouches.BYTES + utf8(item);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What was done with the item; empty where that is nothing and there is no room for more. */
  Optional<ItemTouches> deedsWith(String item, int most) {
    Optional<ItemTouches> known = find(item);
    if (known.isPresent() || deeds.size() >= most) {
      return known;
    }
    var fresh = new ItemTouches(item);
    add(fresh);
    return Optional.of(fresh);
  }

  Optional<ItemTouches> find(String item) {
    return Optional.ofNullable(deeds.get(item));
  }

  /** Everything shown or acted on. */
  Set<String> items() {
    Set<String> items = new LinkedHashSet<>();
    showings.forEach(showing -> items.addAll(showing.items()));
    items.addAll(deeds.keySet());
    return items;
  }
}
