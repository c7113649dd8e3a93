package dev.daogou.recommender.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the name that was meant: the one that the fewest changed letters make of what is written.
 */
final class NearestName {
  private NearestName() {}

  static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(name -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Letters to be put in, left out or changed, after Levenshtein. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int t = 0; t <= to.length(); t++) {
      row[t] = t;
    }
    for (int f = 1; f <= from.length(); f++) {
      int corner = row[0];
      row[0] = f;
      for (int t = 1; t <= to.length(); t++) {
        int changed = corner + (from.charAt(f - 1) == to.charAt(t - 1) ? 0 : 1);
        corner = row[t];
        row[t] = Math.min(changed, 1 + Math.min(row[t], row[t - 1]));
      }
    }
    return row[to.length()];
  }
}
