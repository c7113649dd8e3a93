package dev.daogou.profile;

import dev.daogou.profile.ItemInteraction.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The items around a visit in the same session: an item is a neighbour of the few that were seen
 * just before it.
 */
record Neighbourhood(List<Interaction> interactions, Duration sessionGap) {
  private static final int WINDOW = 5;

  /** Where an interaction of that time belongs: behind all that are not later. */
  static int placeOf(List<Interaction> interactions, long time) {
    int at = interactions.size();
    while (at > 0 && interactions.get(at - 1).time() > time) {
      at--;
    }
    return at;
  }

  /**
   * Links to the distinct items seen before the place, nearest first, each weighing one over its
   * distance.
   */
  List<Link> before(int place, Interaction visit) {
    List<Link> links = new ArrayList<>(WINDOW);
    Interaction later = visit;
    for (int i = place - 1; i >= 0 && links.size() < WINDOW; i--) {
      Interaction earlier = interactions.get(i);
      if (!isSameSession(earlier, later)) {
        break;
      }
      if (earlier.type().isVisit()
          && !earlier.isOf(visit.subject())
          && isNew(links, earlier.subject())) {
        links.add(new Link(earlier.subject(), 1f / (links.size() + 1)));
      }
      later = earlier;
    }
    return links;
  }

  /**
   * What the visits after the place learn when this one arrives late: that it was seen before them.
   */
  List<ItemInteraction> linksToLater(int place, Interaction visit) {
    List<ItemInteraction> effects = new ArrayList<>();
    Interaction before = visit;
    for (int i = place; i < interactions.size() && effects.size() < WINDOW; i++) {
      Interaction later = interactions.get(i);
      if (!isSameSession(before, later)) {
        break;
      }
      if (later.type().isVisit() && !later.isOf(visit.subject())) {
        var link = new Link(visit.subject(), 1f / (effects.size() + 1));
        effects.add(
            new ItemInteraction(later.subject(), later.time(), 0f, 0, List.of(link), List.of()));
      }
      before = later;
    }
    return effects;
  }

  /** Whether the interactions at two neighbouring places belong to one session. */
  boolean isSameSession(int earlier, int later) {
    return isSameSession(interactions.get(earlier), interactions.get(later));
  }

  private boolean isSameSession(Interaction earlier, Interaction later) {
    return (namesSession(earlier) && namesSession(later))
        ? earlier.group() == later.group()
        : later.time() - earlier.time() <= sessionGap.toMillis();
  }

  private static boolean namesSession(Interaction interaction) {
    return interaction.group() != 0 && interaction.type() != InteractionType.ORDER;
  }

  private static boolean isNew(List<Link> links, String item) {
    return links.stream().noneMatch(link -> link.item().equals(item));
  }
}
