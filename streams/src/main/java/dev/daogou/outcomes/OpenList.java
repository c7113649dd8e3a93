package dev.daogou.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list that was shown to a shopper, or acted on, and of which more may become known. */
final class OpenList {
  private static final int MOST_SHOWINGS = 8;

  final long number;

  /** Whether it is known how the list was ranked. */
  final boolean known;

  /** That ranked it; null where the blend did, or where it is not known. */
  final @Nullable String model;

  final List<Showing> showings = new ArrayList<>(1);
  final List<ItemTouches> deeds = new ArrayList<>(2);

  /** Event time of the newest thing heard of it. */
  long newest = Long.MIN_VALUE;

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
    return showings.size() < MOST_SHOWINGS && showings.add(showing);
  }

  /** What was done with the item; empty where that is nothing and there is no room for more. */
  Optional<ItemTouches> deedsWith(String item, int most) {
    Optional<ItemTouches> known = find(item);
    if (known.isPresent() || deeds.size() >= most) {
      return known;
    }
    var fresh = new ItemTouches(item);
    deeds.add(fresh);
    return Optional.of(fresh);
  }

  Optional<ItemTouches> find(String item) {
    return deeds.stream().filter(done -> done.item.equals(item)).findFirst();
  }

  /** Everything shown or acted on. */
  Set<String> items() {
    Set<String> items = new LinkedHashSet<>();
    showings.forEach(showing -> items.addAll(showing.items()));
    deeds.forEach(done -> items.add(done.item));
    return items;
  }
}
