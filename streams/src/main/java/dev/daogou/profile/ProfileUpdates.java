package dev.daogou.profile;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.PersonalizationSettings.ProfileLimits;
import dev.daogou.catalogue.ItemSpace;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import dev.daogou.vector.Decay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an event changes a profile, and what the items stage is to learn from it. */
public final class ProfileUpdates {
  // What a shopper asks for is said early; a long monologue must not blow up the profile.
  private static final int LONGEST_TEXT = 200;

  private final ProfileLimits limits;
  private final Decay longHalfLife;

  public ProfileUpdates(PersonalizationSettings settings) {
    this.limits = settings.profile();
    this.longHalfLife = new Decay(settings.vectors().longHalfLife());
  }

  /**
   * Applies the event; one that the profile knows already changes nothing but the count of
   * duplicates.
   *
   * @param arrival epoch milliseconds; event time further ahead of it than the clock skew is
   *     clamped to it
   * @param space where fixed vectors are found
   */
  public ProfileChange apply(
      Profile profile, StorefrontEvent event, long arrival, ItemSpace space) {
    long fingerprint = Fingerprint.of(event.getId());
    if (profile.knows(fingerprint)) {
      profile.duplicates++;
      return ProfileChange.DUPLICATE;
    }
    profile.events++;
    long newest = profile.newest();
    var step = new Step(profile, event, timeOf(event, arrival, limits), arrival, fingerprint);
    ProfileChange change = step.apply();
    profile.evicted += evict(profile, space);
    if (!profile.knows(fingerprint)) {
      remember(profile, fingerprint, arrival);
    }
    return change.lateBy(Math.max(0, newest - step.time));
  }

  /**
   * When the event happened, epoch milliseconds; its arrival where its clock runs too far ahead.
   *
   * @param arrival epoch milliseconds
   */
  public static long timeOf(StorefrontEvent event, long arrival, ProfileLimits limits) {
    long time = event.getTime().toEpochMilli();
    return time > arrival + limits.clockSkew().toMillis() ? arrival : time;
  }

  private void remember(Profile profile, long fingerprint, long arrival) {
    long oldest = arrival - limits.duplicateWindow().toMillis();
    profile.seen.removeIf(event -> event.arrival() < oldest);
    if (profile.seen.size() >= limits.fingerprints()) {
      profile.seen.removeFirst();
    }
    profile.seen.add(new Profile.Seen(fingerprint, arrival));
  }

  private int evict(Profile profile, ItemSpace space) {
    int evicted = 0;
    while (profile.interactions.size() > limits.kept()) {
      Interaction oldest = profile.interactions.remove(oldestThatMayGo(profile));
      evicted++;
      if (!oldest.type().isText()) {
        float[] fixed = new float[space.width()];
        space.fixedVector(oldest.subject(), fixed);
        profile.remainder = Remainder.plus(profile.remainder, oldest, fixed, longHalfLife);
      }
    }
    return evicted;
  }

  private int oldestThatMayGo(Profile profile) {
    long cancellable = profile.newest() - limits.cancelWindow().toMillis();
    for (int i = 0; i < profile.interactions.size(); i++) {
      Interaction interaction = profile.interactions.get(i);
      if (interaction.type() != InteractionType.ORDER || interaction.time() < cancellable) {
        return i;
      }
    }
    return 0;
  }

  /** One event on its way into one profile. */
  private final class Step {
    private final Profile profile;
    private final StorefrontEvent event;
    private final long time;
    private final long arrival;
    private final long fingerprint;
    private final long session;

    Step(Profile profile, StorefrontEvent event, long time, long arrival, long fingerprint) {
      this.profile = profile;
      this.event = event;
      this.time = time;
      this.arrival = arrival;
      this.fingerprint = fingerprint;
      this.session = Fingerprint.narrow(event.getSession());
    }

    ProfileChange apply() {
      return switch (event.getPayload()) {
        case ItemView view -> visit(view.getItem(), InteractionType.VIEW);
        case ListClick click -> visit(click.getItem(), InteractionType.CLICK);
        case CartAdd add -> add(add.getItem(), InteractionType.CART_ADD, 1f);
        case CartRemove remove -> takeBackLatest(remove.getItem(), InteractionType.CART_ADD);
        case Wish wish when wish.getRemoved() ->
            takeBackLatest(wish.getItem(), InteractionType.WISH);
        case Wish wish -> add(wish.getItem(), InteractionType.WISH, 1f);
        case Rating rating -> add(rating.getItem(), InteractionType.RATING, rating.getStars());
        case Search search -> text(search.getQuery(), InteractionType.SEARCH);
        case GuideTurn turn -> text(turn.getText(), InteractionType.GUIDE);
        case OrderPlaced order -> order(order);
        case OrderReversed reversed -> reverse(reversed);
        case ListView shown -> ProfileChange.NONE;
        case IdentityLink link -> ProfileChange.NONE;
        case Other other -> ProfileChange.NONE;
        case null, default ->
            throw new IllegalStateException("intake lets no such payload through");
      };
    }

    private ProfileChange visit(String item, InteractionType type) {
      int at = Neighbourhood.placeOf(profile.interactions, time);
      boolean isRepeat = at > 0 && profile.interactions.get(at - 1).isOf(item);
      var interaction = new Interaction(item, type, time, 1f, session, fingerprint, !isRepeat);
      var around = new Neighbourhood(profile.interactions, limits.sessionGap());
      List<ItemInteraction> effects = new ArrayList<>();
      effects.add(
          ItemInteraction.of(interaction, isRepeat ? List.of() : around.before(at, interaction)));
      if (!isRepeat) {
        effects.addAll(around.linksToLater(at, interaction));
      }
      profile.interactions.add(at, interaction);
      return ProfileChange.changed(effects);
    }

    private ProfileChange add(String item, InteractionType type, float amount) {
      var interaction = new Interaction(item, type, time, amount, session, fingerprint, false);
      return isTakenBackAlready(interaction)
          ? ProfileChange.NONE
          : keep(interaction, List.of(ItemInteraction.of(interaction, List.of())));
    }

    private ProfileChange text(String text, InteractionType type) {
      String kept = text.strip();
      String subject = kept.substring(0, Math.min(kept.length(), LONGEST_TEXT));
      return keep(new Interaction(subject, type, time, 1f, session, fingerprint, false), List.of());
    }

    private ProfileChange order(OrderPlaced order) {
      long group = Fingerprint.of(order.getOrder());
      Map<String, Integer> pieces = new LinkedHashMap<>();
      for (OrderLine line : order.getLines()) {
        pieces.merge(line.getItem(), line.getQuantity(), Integer::sum);
      }
      List<Interaction> lines = new ArrayList<>();
      pieces.forEach(
          (item, quantity) -> {
            boolean linked = lines.size() < OrderLinks.MOST_LINES;
            var line =
                new Interaction(
                    item, InteractionType.ORDER, time, quantity, group, fingerprint, linked);
            if (!isTakenBackAlready(line)) {
              lines.add(line);
            }
          });
      lines.forEach(this::insert);
      return lines.isEmpty() ? ProfileChange.NONE : ProfileChange.changed(OrderLinks.adding(lines));
    }

    private ProfileChange reverse(OrderReversed reversed) {
      long group = Fingerprint.of(reversed.getOrder());
      List<Interaction> lines =
          profile.interactions.stream()
              .filter(i -> i.type() == InteractionType.ORDER && i.group() == group)
              .toList();
      if (reversed.getItems().isEmpty()) {
        return lines.isEmpty() ? awaited(InteractionType.ORDER, "", group) : takeBack(lines, lines);
      }
      List<Interaction> taken =
          lines.stream().filter(line -> reversed.getItems().contains(line.subject())).toList();
      reversed.getItems().stream()
          .filter(item -> taken.stream().noneMatch(line -> line.isOf(item)))
          .forEach(item -> awaited(InteractionType.ORDER, item, group));
      return taken.isEmpty() ? ProfileChange.NONE : takeBack(taken, lines);
    }

    private ProfileChange takeBack(List<Interaction> taken, List<Interaction> lines) {
      profile.interactions.removeAll(taken);
      profile.takenBack += taken.size();
      rememberEventOf(taken.getFirst());
      return ProfileChange.changed(OrderLinks.takingBack(taken, lines));
    }

    private ProfileChange takeBackLatest(String item, InteractionType type) {
      for (int i = profile.interactions.size() - 1; i >= 0; i--) {
        Interaction interaction = profile.interactions.get(i);
        if (interaction.type() == type && interaction.isOf(item) && interaction.time() <= time) {
          profile.interactions.remove(i);
          profile.takenBack++;
          rememberEventOf(interaction);
          return ProfileChange.changed(List.of(ItemInteraction.takingBack(interaction)));
        }
      }
      return awaited(type, item, 0);
    }

    // What is taken back can no longer be seen among the interactions, but its event may come
    // again.
    private void rememberEventOf(Interaction taken) {
      if (!profile.knows(taken.fingerprint())) {
        remember(profile, taken.fingerprint(), arrival);
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
      profile.interactions.add(
          Neighbourhood.placeOf(profile.interactions, interaction.time()), interaction);
    }
  }
}
