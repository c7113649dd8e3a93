package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonsTest {
  private static final Duration GAP = Duration.ofSeconds(30);

  private final List<Interaction> kept = new ArrayList<>();
  private final Lessons lessons = new Lessons(kept, GAP);
  // What each visit has been told to be linked to, as it was said, by its fingerprint.
  private final Map<Long, List<Link>> told = new HashMap<>();
  private long made;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldRememberWhatWasTaughtWhateverComesLateOrGoes(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 600; step++) {
      if (random.nextInt(4) == 0 && !kept.isEmpty()) {
        int at = random.nextInt(kept.size());
        Interaction removed = lessons.remove(at);
        assertThat(told).containsKey(removed.fingerprint());
        told.remove(removed.fingerprint());
      } else {
        add(any(random));
      }
      for (int at = 0; at < kept.size(); at++) {
        assertThat(lessons.linksOf(at))
            .as("step %d, place %d", step, at)
            .isEqualTo(told.get(kept.get(at).fingerprint()));
      }
    }
    assertThat(kept).anyMatch(visit -> visit.links() != null);
    assertThat(kept).anyMatch(visit -> visit.links() == null && visit.isTaughtVisit());

    Map<String, Double> known = sumsTold();
    assertThat(sums(lessons.takeBackAll())).isEqualTo(turned(known));
    assertThat(kept).noneMatch(Interaction::taught).noneMatch(visit -> visit.links() != null);
    assertThat(lessons.takeBackAll()).isEmpty();
  }

  @Test
  void shouldTeachAVisitTheItemsBeforeItAndLaterVisitsThatItCameBefore() {
    add(visit("a", 0));
    add(visit("b", 10));
    add(visit("c", 20));

    List<ItemInteraction> effects = add(visit("late", 5));

    assertThat(effects)
        .containsExactly(
            new ItemInteraction("late", 5_000, 1f, 1, List.of(new Link("a", 1f)), List.of()),
            new ItemInteraction("b", 10_000, 0f, 0, List.of(new Link("late", 1f)), List.of()),
            new ItemInteraction("c", 20_000, 0f, 0, List.of(new Link("late", 0.5f)), List.of()));
    assertThat(lessons.linksOf(3))
        .containsExactly(new Link("b", 1f), new Link("a", 0.5f), new Link("late", 0.5f));
  }

  @Test
  void shouldTeachNoLinksWithAVisitThatIsNotLinked() {
    add(visit("a", 0));
    add(visit("b", 10));

    List<ItemInteraction> effects = add(visit("a", 2).linkedNever());

    assertThat(effects)
        .containsExactly(new ItemInteraction("a", 2_000, 1f, 1, List.of(), List.of()));
    assertThat(lessons.linksOf(2)).containsExactly(new Link("a", 1f));
  }

  @Test
  void shouldTakeBackOrderLinesWithTheLinksBetweenThem() {
    kept.add(line("a", 5));
    kept.add(line("b", 5));

    assertThat(lessons.takeBackAll())
        .containsExactly(
            new ItemInteraction("a", 5_000, -5f, -1, List.of(), List.of(new Link("b", -1f))),
            new ItemInteraction("b", 5_000, -5f, -1, List.of(), List.of(new Link("a", -1f))));
  }

  @Test
  void shouldTakeNothingBackOfWordsAndOfWhatWasNeverTaught() {
    kept.add(interaction("shoes", InteractionType.SEARCH, 1, false, true));
    kept.add(interaction("a", InteractionType.VIEW, 2, false, false));
    kept.add(interaction("b", InteractionType.CART_ADD, 3, false, true));

    assertThat(lessons.takeBackAll())
        .containsExactly(new ItemInteraction("b", 3_000, -3f, -1, List.of(), List.of()));
  }

  @Test
  void shouldCountTheVisitsOfTheSessionAndStopAtTheLimit() {
    add(visit("before", 0));
    add(visit("a", 100));
    kept.add(interaction("b", InteractionType.CART_ADD, 110, false, true));
    add(visit("a", 120));
    add(visit("c", 200));
    Interaction between = interaction("d", InteractionType.VIEW, 115, true, true);

    assertThat(lessons.visitsOfSession(3, between, 10)).isEqualTo(2);
    assertThat(lessons.visitsOfSession(3, between, 1)).isEqualTo(1);
    assertThat(
            lessons.visitsOfSession(0, interaction("x", InteractionType.VIEW, -90, true, true), 9))
        .isZero();
  }

  /** One that is not kept yet: a visit, or something else that stands between visits. */
  private record Fresh(Interaction interaction) {
    Fresh linkedNever() {
      Interaction i = interaction;
      return new Fresh(
          new Interaction(
              i.subject(), i.type(), i.time(), 1f, i.group(), i.fingerprint(), false, true, null));
    }
  }

  private Fresh any(Random random) {
    long second = random.nextInt(400);
    String item = "item-" + random.nextInt(9);
    // Some sessions have names, and one may be within another.
    long session = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    boolean taught = random.nextInt(8) > 0;
    InteractionType type =
        switch (random.nextInt(8)) {
          case 0 -> InteractionType.SEARCH;
          case 1 -> InteractionType.CART_ADD;
          default -> InteractionType.VIEW;
        };
    boolean linked = taught && type.isVisit() && random.nextInt(6) > 0;
    return new Fresh(
        new Interaction(item, type, second * 1000, 1f, session, ++made, linked, taught, null));
  }

  private Fresh visit(String item, long second) {
    return new Fresh(interaction(item, InteractionType.VIEW, second, true, true));
  }

  private Interaction line(String item, long second) {
    return new Interaction(
        item, InteractionType.ORDER, second * 1000, 1f, 77, 1234, true, true, null);
  }

  private Interaction interaction(
      String subject, InteractionType type, long second, boolean linked, boolean taught) {
    return new Interaction(subject, type, second * 1000, 1f, 0, ++made, linked, taught, null);
  }

  /** Keeps it in its place, and notes what is said of it. */
  private List<ItemInteraction> add(Fresh fresh) {
    Interaction interaction = fresh.interaction();
    int at = Neighbourhood.placeOf(kept, interaction.time());
    lessons.insert(at, interaction);
    told.put(interaction.fingerprint(), List.of());
    if (!interaction.isTaughtVisit()) {
      return List.of();
    }
    List<ItemInteraction> effects = lessons.teach(at);
    told.put(interaction.fingerprint(), effects.getFirst().before());
    List<Interaction> later = laterThatSee(at);
    assertThat(effects).hasSize(1 + later.size());
    for (int i = 0; i < later.size(); i++) {
      ItemInteraction effect = effects.get(1 + i);
      assertThat(effect.item()).isEqualTo(later.get(i).subject());
      assertThat(effect.time()).isEqualTo(later.get(i).time());
      List<Link> links = new ArrayList<>(told.get(later.get(i).fingerprint()));
      links.addAll(effect.before());
      told.put(later.get(i).fingerprint(), List.copyOf(links));
    }
    return effects;
  }

  private List<Interaction> laterThatSee(int at) {
    List<Interaction> later = new ArrayList<>();
    Interaction visit = kept.get(at);
    if (visit.linked()) {
      for (int reached : new Neighbourhood(kept, GAP).reachedFrom(at)) {
        later.add(kept.get(reached));
      }
    }
    return later;
  }

  /** What is known of each item, and of each pair, by the visits that are still kept. */
  private Map<String, Double> sumsTold() {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (Interaction interaction : kept) {
      if (interaction.taught() && !interaction.type().isText()) {
        String item = interaction.subject() + "@" + interaction.time();
        sums.merge(item, (double) interaction.weight(), Double::sum);
        told.get(interaction.fingerprint())
            .forEach(
                link -> sums.merge(item + "<" + link.item(), (double) link.weight(), Double::sum));
      }
    }
    return sums;
  }

  private static Map<String, Double> sums(List<ItemInteraction> effects) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (ItemInteraction effect : effects) {
      String item = effect.item() + "@" + effect.time();
      sums.merge(item, (double) effect.weight(), Double::sum);
      effect
          .before()
          .forEach(
              link -> sums.merge(item + "<" + link.item(), (double) link.weight(), Double::sum));
    }
    return sums;
  }

  private static Map<String, Double> turned(Map<String, Double> sums) {
    Map<String, Double> turned = new LinkedHashMap<>();
    sums.forEach((key, sum) -> turned.put(key, -sum));
    return turned;
  }
}
