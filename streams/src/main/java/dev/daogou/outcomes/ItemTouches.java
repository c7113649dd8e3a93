package dev.daogou.outcomes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shopper did with one item in the name of one list. */
final class ItemTouches {
  static final long NEVER = Long.MAX_VALUE;
  private static final int MOST_TOUCHES = 16;

  /** Room that it takes when it is stored beside its texts, generously. */
  static final int BYTES = 10 * (MOST_TOUCHES + 8);

  final String item;

  /** Event times of clicks and cart additions, in order: what an order may be credited to. */
  final List<Long> touches = new ArrayList<>(2);

  int listClicks;
  int views;
  long clickedAt = NEVER;
  long cartedAt = NEVER;

  /** Of the first list click that told them. */
  long placedAt = NEVER;

  @Nullable String placement;
  int position = -1;
  boolean live = true;

  ItemTouches(String item) {
    this.item = item;
  }

  void click(long time, @Nullable String placement, @Nullable Integer position) {
    listClicks++;
    clickedAt = Math.min(clickedAt, time);
    if (placement != null && time < placedAt) {
      this.placedAt = time;
      this.placement = placement;
      this.position = position == null ? -1 : Math.max(-1, position);
    }
    touch(time);
  }

  void view(long time) {
    views++;
    clickedAt = Math.min(clickedAt, time);
    touch(time);
  }

  void cart(long time) {
    cartedAt = Math.min(cartedAt, time);
    touch(time);
  }

  private void touch(long time) {
    int place = Collections.binarySearch(touches, time);
    if (place < 0) {
      touches.add(-place - 1, time);
    }
    if (touches.size() > MOST_TOUCHES) {
      // The first and the latest say more than what lies between.
      touches.remove(1);
    }
  }

  /** A list click and the view that it opens are one click. */
  int clicks() {
    return Math.max(listClicks, views);
  }

  /** The last touch within the window before a time; -1 where there is none. */
  long lastTouch(long time, long window) {
    for (int i = touches.size() - 1; i >= 0; i--) {
      if (touches.get(i) <= time) {
        return touches.get(i) >= time - window ? touches.get(i) : -1;
      }
    }
    return -1;
  }
}
