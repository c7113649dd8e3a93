package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The items around a visit in the same session: an item is a neighbour of the few that were seen
 * just before it.
 */
record Neighbourhood(List<Interaction> interactions, Duration sessionGap) {
  static final int WINDOW = 5;

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
      if (earlier.isTaughtVisit()
          && !earlier.isOf(visit.subject())
          && isNew(links, earlier.subject())) {
        links.add(new Link(earlier.subject(), 1f / (links.size() + 1)));
      }
      later = earlier;
    }
    return links;
  }

  /** Places of the visits after a late one that learn that it was seen before them, in order. */
  List<Integer> reachedFrom(int place) {
    List<Integer> reached = new ArrayList<>();
    Interaction visit = interactions.get(place);
    for (int i = place + 1; i < interactions.size() && reached.size() < WINDOW; i++) {
      Interaction later = interactions.get(i);
      if (!isSameSession(interactions.get(i - 1), later)) {
        break;
      }
      if (later.isTaughtVisit() && !later.isOf(visit.subject())) {
        reached.add(i);
      }
    }
    return reached;
  }

  /** Whether the interactions at two neighbouring places belong to one session. */
  boolean isSameSession(int earlier, int later) {
    return isSameSession(interactions.get(earlier), interactions.get(later));
  }

  /** Visits before and after a place that are of one session with it; stops at a limit. */
  int visitsOfSession(int place, Interaction interaction, int limit) {
    int visits = 0;
    Interaction later = interaction;
    for (int i = place - 1; i >= 0 && visits < limit; i--) {
      Interaction earlier = interactions.get(i);
      if (!isSameSession(earlier, later)) {
        break;
      }
      visits += earlier.type().isVisit() ? 1 : 0;
      later = earlier;
    }
    Interaction earlier = interaction;
    for (int i = place; i < interactions.size() && visits < limit; i++) {
      Interaction next = interactions.get(i);
      if (!isSameSession(earlier, next)) {
        break;
      }
      visits += next.type().isVisit() ? 1 : 0;
      earlier = next;
    }
    return visits;
  }

  boolean isSameSession(Interaction earlier, Interaction later) {
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
