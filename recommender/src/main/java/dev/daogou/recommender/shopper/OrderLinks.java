package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import java.util.ArrayList;
import java.util.List;

/** What the lines of an order say of each other: bought together, or no longer. */
final class OrderLinks {
  /**
   * Lines beyond these are counted but not linked: a wholesaler's order says little about what
   * belongs together.
   */
  static final int MOST_LINES = 25;

  private OrderLinks() {}

  static List<ItemInteraction> adding(List<Interaction> lines) {
    return lines.stream()
        .map(
            line ->
                new ItemInteraction(
                    line.subject(),
                    line.time(),
                    line.weight(),
                    1,
                    List.of(),
                    links(line, lines, 1f)))
        .toList();
  }

  /**
   * @param taken lines that are taken back
   * @param lines all lines of the order that were kept until now
   */
  static List<ItemInteraction> takingBack(List<Interaction> taken, List<Interaction> lines) {
    List<ItemInteraction> effects = new ArrayList<>();
    for (Interaction line : taken) {
      effects.add(
          new ItemInteraction(
              line.subject(), line.time(), -line.weight(), -1, List.of(), links(line, lines, -1f)));
    }
    for (Interaction line : lines) {
      List<Link> lost = taken.contains(line) ? List.of() : links(line, taken, -1f);
      if (!lost.isEmpty()) {
        effects.add(new ItemInteraction(line.subject(), line.time(), 0f, 0, List.of(), lost));
      }
    }
    return effects;
  }

  // An order that is sent again under another event id has lines of its own.
  private static boolean isBeside(Interaction line, Interaction other) {
    return other.fingerprint() == line.fingerprint() && !other.subject().equals(line.subject());
  }

  private static List<Link> links(Interaction line, List<Interaction> others, float weight) {
    return line.linked()
        ? others.stream()
            .filter(other -> other.linked() && isBeside(line, other))
            .map(other -> new Link(other.subject(), weight))
            .toList()
        : List.of();
  }
}
