package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.shopper.ShopperEvent.Action;
import dev.daogou.recommender.shopper.ShopperEvent.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event on its way into one profile. */
final class ProfileStep {
  // What a shopper asks for is said early; a long monologue must not blow up the profile.
  private static final int LONGEST_TEXT = 200;

  private final ShopperSettings settings;
  private final ProfileLimits limits;
  private final BotDetection pace;
  private final Exposures exposures;
  private final Profile profile;
  private final Lessons lessons;
  private final ShopperEvent event;
  private final long time;
  private final long arrival;
  private final long fingerprint;
  private final long session;

  ProfileStep(
      ShopperSettings settings,
      BotDetection pace,
      Exposures exposures,
      Profile profile,
      ShopperEvent event,
      long time,
      long arrival) {
    this.settings = settings;
    this.limits = settings.profile();
    this.pace = pace;
    this.exposures = exposures;
    this.profile = profile;
    this.lessons = new Lessons(profile.interactions, limits.sessionGap());
    this.event = event;
    this.time = time;
    this.arrival = arrival;
    this.fingerprint = Fingerprint.of(event.id());
    this.session = event.session().map(Fingerprint::narrow).orElse(0L);
  }

  ProfileChange apply() {
    return switch (event.action()) {
      case Action.View(String item) -> visit(item, InteractionType.VIEW);
      case Action.Click(String item) -> visit(item, InteractionType.CLICK);
      case Action.CartAdd(String item) -> add(item, InteractionType.CART_ADD, 1f);
      case Action.CartRemove(String item) -> takeBackLatest(item, InteractionType.CART_ADD);
      case Action.Wish(String item) -> add(item, InteractionType.WISH, 1f);
      case Action.Unwish(String item) -> takeBackLatest(item, InteractionType.WISH);
      case Action.Rate(String item, float stars) -> add(item, InteractionType.RATING, stars);
      case Action.Search(String query) -> text(query, InteractionType.SEARCH);
      case Action.GuideTurn(String words) -> text(words, InteractionType.GUIDE);
      case Action.Order order -> order(order);
      case Action.Reverse reversed -> reverse(reversed);
      case Action.Shown(List<String> items) -> show(items);
      case Action.Nothing _ -> ProfileChange.NONE;
    };
  }

  // Noted for the next list; a page that was shown is no reason for another.
  private ProfileChange show(List<String> items) {
    exposures.show(profile, items, time);
    return ProfileChange.NONE;
  }

  private ProfileChange visit(String item, InteractionType type) {
    Exposures.clear(profile, item, time);
    int at = Neighbourhood.placeOf(profile.interactions, time);
    boolean isRepeat = at > 0 && profile.interactions.get(at - 1).isOf(item);
    var visit = interaction(item, type, 1f, session, !isRepeat);
    boolean teaches = visit.taught() && hasRoomInSession(at, visit);
    lessons.insert(at, teaches ? visit : visit.untaught());
    if (pace.isAutomated(profile.interactions, at)) {
      return recognise(at);
    }
    return ProfileChange.changed(teaches ? lessons.teach(at) : List.of());
  }

  private boolean hasRoomInSession(int at, Interaction visit) {
    int most = settings.noise().sessionVisits();
    return lessons.visitsOfSession(at, visit, most) < most;
  }

  /** Takes back what a program has taught; it teaches nothing more until it has been quiet. */
  private ProfileChange recognise(int at) {
    boolean isNew = !profile.isAutomated();
    long until = time + settings.noise().quiet().toMillis();
    profile.automatedUntil = Math.max(profile.automatedUntil, until);
    if (!isNew) {
      return ProfileChange.changed(List.of());
    }
    profile.interactions.set(at, profile.interactions.get(at).untaught());
    return ProfileChange.changed(lessons.takeBackAll());
  }

  private Interaction interaction(
      String subject, InteractionType type, float amount, long group, boolean linked) {
    boolean taught = !profile.isAutomated();
    return new Interaction(
        subject, type, time, amount, group, fingerprint, linked && taught, taught, null);
  }

  private ProfileChange add(String item, InteractionType type, float amount) {
    Exposures.clear(profile, item, time);
    var interaction = interaction(item, type, amount, session, false);
    return isTakenBackAlready(interaction)
        ? ProfileChange.NONE
        : keep(
            interaction, interaction.taught() ? List.of(interaction.told(List.of())) : List.of());
  }

  private ProfileChange text(String text, InteractionType type) {
    String kept = text.strip();
    return keep(interaction(beginning(kept), type, 1f, session, false), List.of());
  }

  // Never half of a character that takes two: it could not be written, and would be read back as
  // another.
  private static String beginning(String text) {
    int length = Math.min(text.length(), LONGEST_TEXT);
    boolean isSplit = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, isSplit ? length - 1 : length);
  }

  private ProfileChange order(Action.Order order) {
    long group = Fingerprint.of(order.order());
    Map<String, Integer> pieces = new LinkedHashMap<>();
    for (Line line : order.lines()) {
      pieces.merge(line.item(), line.pieces(), Integer::sum);
    }
    List<Interaction> lines = new ArrayList<>();
    pieces.forEach(
        (item, quantity) -> {
          boolean linked = lines.size() < OrderLinks.MOST_LINES;
          var line = interaction(item, InteractionType.ORDER, quantity, group, linked);
          Exposures.clear(profile, item, time);
          if (!isTakenBackAlready(line)) {
            lines.add(line);
          }
        });
    lines.forEach(this::insert);
    if (lines.isEmpty()) {
      return ProfileChange.NONE;
    }
    return ProfileChange.changed(profile.isAutomated() ? List.of() : OrderLinks.adding(lines));
  }

  private ProfileChange reverse(Action.Reverse reversed) {
    long group = Fingerprint.of(reversed.order());
    List<Interaction> lines =
        profile.interactions.stream()
            .filter(i -> i.type() == InteractionType.ORDER && i.group() == group)
            .toList();
    if (reversed.items().isEmpty()) {
      return lines.isEmpty() ? awaited(InteractionType.ORDER, "", group) : takeBack(lines, lines);
    }
    List<Interaction> taken =
        lines.stream().filter(line -> reversed.items().contains(line.subject())).toList();
    reversed.items().stream()
        .filter(item -> taken.stream().noneMatch(line -> line.isOf(item)))
        .forEach(item -> awaited(InteractionType.ORDER, item, group));
    return taken.isEmpty() ? ProfileChange.NONE : takeBack(taken, lines);
  }

  private ProfileChange takeBack(List<Interaction> taken, List<Interaction> lines) {
    taken.forEach(line -> lessons.remove(profile.interactions.indexOf(line)));
    profile.takenBack += taken.size();
    rememberEventOf(taken.getFirst());
    return ProfileChange.changed(OrderLinks.takingBack(taught(taken), taught(lines)));
  }

  private static List<Interaction> taught(List<Interaction> lines) {
    return lines.stream().filter(Interaction::taught).toList();
  }

  private ProfileChange takeBackLatest(String item, InteractionType type) {
    for (int i = profile.interactions.size() - 1; i >= 0; i--) {
      Interaction interaction = profile.interactions.get(i);
      if (interaction.type() == type && interaction.isOf(item) && interaction.time() <= time) {
        lessons.remove(i);
        profile.takenBack++;
        rememberEventOf(interaction);
        return ProfileChange.changed(
            interaction.taught() ? List.of(interaction.takenBack(List.of())) : List.of());
      }
    }
    return awaited(type, item, 0);
  }

  // What is taken back can no longer be seen among the interactions, but its event may come
  // again.
  private void rememberEventOf(Interaction taken) {
    if (!profile.knows(taken.fingerprint())) {
      ProfileUpdates.remember(profile, taken.fingerprint(), arrival, limits);
    }
  }

  private ProfileChange awaited(InteractionType type, String item, long group) {
    if (profile.reversals.size() >= limits.fingerprints()) {
      profile.reversals.removeFirst();
    }
    profile.reversals.add(new Reversal(type, item, group, time));
    return ProfileChange.NONE;
  }

  private boolean isTakenBackAlready(Interaction interaction) {
    Optional<Reversal> earliest =
        profile.reversals.stream()
            .filter(reversal -> reversal.takesBack(interaction))
            .min(Comparator.comparingLong(Reversal::time));
    earliest.filter(reversal -> !reversal.item().isEmpty()).ifPresent(profile.reversals::remove);
    profile.takenBack += earliest.isPresent() ? 1 : 0;
    return earliest.isPresent();
  }

  private ProfileChange keep(Interaction interaction, List<ItemInteraction> effects) {
    insert(interaction);
    return ProfileChange.changed(effects);
  }

  private void insert(Interaction interaction) {
    lessons.insert(Neighbourhood.placeOf(profile.interactions, interaction.time()), interaction);
  }
}
