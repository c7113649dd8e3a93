package dev.daogou.recommender.placements;

import java.util.ArrayList;
import java.util.List;

/**
 * As ranked, but no more than a few of one leaf category follow each other while there is another
 * among the next best.
 *
 * @param inARow most items of one leaf category that follow each other
 */
public record Varied(int inARow) implements Arrangement {
  // Variety may cost a few places, and no more: a shopper with one thing in mind sees that.
  private static final int LOOK_AHEAD = 4;

  @Override
  public int needed(int limit) {
    return limit + LOOK_AHEAD;
  }

  @Override
  public List<PlacedItem> arrange(Merits items, int limit) {
    int[] left = items.worthiestFirst().toArray();
    int most = Math.min(limit, left.length);
    List<PlacedItem> shown = new ArrayList<>(most);
    String category = "";
    int row = 0;
    for (int size = left.length; shown.size() < most; size--) {
      int at = row < inARow ? 0 : firstOfAnother(category, left, size, items);
      int place = left[at];
      System.arraycopy(left, at + 1, left, at, size - at - 1);
      shown.add(items.item(place));
      String own = items.category(place);
      row = !own.isEmpty() && own.equals(category) ? row + 1 : 1;
      category = own;
    }
    return shown;
  }

  private static int firstOfAnother(String category, int[] left, int size, Merits items) {
    for (int i = 0; i < Math.min(LOOK_AHEAD, size); i++) {
      if (!items.category(left[i]).equals(category)) {
        return i;
      }
    }
    return 0;
  }
}
