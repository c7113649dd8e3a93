package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the kept interactions have taught the items stage, so that it can be taken back exactly. The
 * links of a visit are those that follow from what is kept before it, and need no room of their
 * own; only where a late event, a removal or an eviction has changed what stands before a visit are
 * its links written down.
 */
record Lessons(List<Interaction> kept, Duration sessionGap) {

  /** The links with which the interaction at that place was told. */
  List<Link> linksOf(int at) {
    Interaction interaction = kept.get(at);
    if (interaction.links() != null) {
      return interaction.links();
    }
    return interaction.isTaughtVisit() && interaction.linked()
        ? around().before(at, interaction)
        : List.of();
  }

  /** Keeps one more interaction; what the others have taught stays as it is. */
  void insert(int at, Interaction interaction) {
    preserving(at, () -> kept.add(at, interaction), 1);
  }

  /** Keeps an interaction no longer; what the others have taught stays as it is. */
  Interaction remove(int at) {
    Interaction removed = kept.get(at);
    preserving(at + 1, () -> kept.remove(at), -1);
    return removed;
  }

  /** What the items learn of a visit that has just been inserted. */
  List<ItemInteraction> teach(int at) {
    Interaction visit = kept.get(at);
    List<ItemInteraction> effects = new ArrayList<>();
    effects.add(visit.told(linksOf(at)));
    if (visit.linked()) {
      for (int later : around().reachedFrom(at)) {
        var link = new Link(visit.subject(), 1f / effects.size());
        effects.add(
            new ItemInteraction(
                kept.get(later).subject(),
                kept.get(later).time(),
                0f,
                0,
                List.of(link),
                List.of()));
        List<Link> links = Stream.concat(linksOf(later).stream(), Stream.of(link)).toList();
        kept.set(later, kept.get(later).teaching(links));
      }
    }
    return effects;
  }

  /** Takes back all that the kept interactions have taught. */
  List<ItemInteraction> takeBackAll() {
    List<ItemInteraction> effects = new ArrayList<>();
    List<Interaction> lines = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Interaction interaction = kept.get(i);
      if (interaction.taught() && interaction.type() == InteractionType.ORDER) {
        lines.add(interaction);
      } else if (interaction.taught() && !interaction.type().isText()) {
        effects.add(interaction.takenBack(linksOf(i)));
      }
    }
    effects.addAll(OrderLinks.takingBack(lines, lines));
    kept.replaceAll(Interaction::untaught);
    return effects;
  }

  /** Visits of the session that an interaction at that place would belong to; stops at a limit. */
  int visitsOfSession(int at, Interaction interaction, int limit) {
    return around().visitsOfSession(at, interaction, limit);
  }

  private Neighbourhood around() {
    return new Neighbourhood(kept, sessionGap);
  }

  private void preserving(int from, Runnable change, int shift) {
    int end = lastThatSees(from);
    List<List<Link>> taught = new ArrayList<>(Math.max(0, end - from + 1));
    for (int i = from; i <= end; i++) {
      taught.add(linksOf(i));
    }
    change.run();
    for (int i = from; i <= end; i++) {
      List<Link> links = taught.get(i - from);
      if (!linksOf(i + shift).equals(links)) {
        kept.set(i + shift, kept.get(i + shift).teaching(links));
      }
    }
  }

  /** The last place from which one may look back past another; below it where there is none. */
  private int lastThatSees(int from) {
    Set<String> between = new HashSet<>();
    int last = from - 1;
    while (last + 1 < kept.size() && between.size() <= Neighbourhood.WINDOW) {
      last++;
      if (last > from && !around().isSameSession(kept.get(last - 1), kept.get(last))) {
        return last - 1;
      }
      if (kept.get(last).isTaughtVisit()) {
        between.add(kept.get(last).subject());
      }
    }
    return last;
  }
}
