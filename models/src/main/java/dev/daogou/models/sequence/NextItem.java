package dev.daogou.models.sequence;

import java.util.ArrayList;
import java.util.List;

/**
 * One case to measure with.
 *
 * @param before items seen, in the order of the clicks; the last one is looked at now
 * @param next the item that came next
 */
public record NextItem(List<String> before, String next) {
  public NextItem {
    if (before.isEmpty()) {
      throw new IllegalArgumentException("a case needs an item that was seen");
    }
  }

  /** Every click of the sessions after their first. */
  public static List<NextItem> of(List<List<String>> sessions) {
    List<NextItem> cases = new ArrayList<>();
    for (List<String> session : sessions) {
      for (int end = 1; end < session.size(); end++) {
        cases.add(new NextItem(session.subList(0, end), session.get(end)));
      }
    }
    return cases;
  }
}
