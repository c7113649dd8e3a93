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
    List<Integer> left = new ArrayList<>(items.worthiestFirst().boxed().toList());
    List<PlacedItem> shown = new ArrayList<>(Math.min(limit, left.size()));
    String category = "";
    int row = 0;
    while (!left.isEmpty() && shown.size() < limit) {
      int place = left.remove(row < inARow ? 0 : firstOfAnother(category, left, items));
      shown.add(items.item(place));
      String own = items.category(place);
      row = !own.isEmpty() && own.equals(category) ? row + 1 : 1;
      category = own;
    }
    return shown;
  }

  private static int firstOfAnother(String category, List<Integer> left, Merits items) {
    for (int i = 0; i < Math.min(LOOK_AHEAD, left.size()); i++) {
      if (!items.category(left.get(i)).equals(category)) {
        return i;
      }
    }
    return 0;
  }
}
