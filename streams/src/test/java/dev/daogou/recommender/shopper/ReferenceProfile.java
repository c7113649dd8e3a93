package dev.daogou.recommender.shopper;

import dev.daogou.Stock;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The slow and obvious way to a profile: all events at once, in event-time order. */
final class ReferenceProfile {
  private final List<Act> acts = new ArrayList<>();

  /** What an interaction comes down to. */
  record Act(String subject, InteractionType type, long time, float weight, String order) {
    static Act of(Interaction interaction) {
      return new Act(
          interaction.subject(), interaction.type(), interaction.time(), interaction.weight(), "");
    }

    Act anonymous() {
      return new Act(subject, type, time, weight, "");
    }
  }

  static ReferenceProfile of(List<StorefrontEvent> events) {
    var reference = new ReferenceProfile();
    events.stream()
        .sorted(Comparator.comparing(StorefrontEvent::getTime))
        .forEach(event -> reference.apply(event.getTime().toEpochMilli(), event.getPayload()));
    return reference;
  }

  private void apply(long time, Object payload) {
    switch (payload) {
      case ItemView view -> add(view.getItem(), InteractionType.VIEW, time, 1f);
      case ListClick click -> add(click.getItem(), InteractionType.CLICK, time, 0.5f);
      case CartAdd add -> add(add.getItem(), InteractionType.CART_ADD, time, 3f);
      case CartRemove remove -> take(remove.getItem(), InteractionType.CART_ADD);
      case Wish wish when wish.getRemoved() -> take(wish.getItem(), InteractionType.WISH);
      case Wish wish -> add(wish.getItem(), InteractionType.WISH, time, 2f);
      case Rating rating ->
          add(rating.getItem(), InteractionType.RATING, time, rating.getStars() - 2.5f);
      case Search search -> add(search.getQuery(), InteractionType.SEARCH, time, 1.5f);
      case OrderPlaced order -> {
        for (OrderLine line : order.getLines()) {
          acts.add(new Act(line.getItem(), InteractionType.ORDER, time, 5f, order.getOrder()));
        }
      }
      case OrderReversed reversed ->
          acts.removeIf(
              act ->
                  act.order().equals(reversed.getOrder())
                      && (reversed.getItems().isEmpty()
                          || reversed.getItems().contains(act.subject())));
      default -> {}
    }
  }

  private void add(String subject, InteractionType type, long time, float weight) {
    acts.add(new Act(subject, type, time, weight, ""));
  }

  private void take(String item, InteractionType type) {
    acts.removeIf(act -> act.type() == type && act.subject().equals(item));
  }

  List<Act> acts() {
    return acts.stream().map(Act::anonymous).toList();
  }

  /** The sum over all acts, decayed to a moment. */
  float[] vector(Duration halfLife, long now, Stock stock) {
    double[] sum = new double[stock.space().width()];
    for (Act act : acts) {
      float[] fixed = new float[sum.length];
      if (act.type().isText()) {
        float[] words = stock.encoder.encode(List.of(act.subject()))[0];
        System.arraycopy(words, 0, fixed, 0, words.length);
      } else {
        stock.space().fixedVector(act.subject(), fixed);
      }
      double weight =
          act.weight() * Math.pow(2, -(double) (now - act.time()) / halfLife.toMillis());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * fixed[i];
      }
    }
    float[] vector = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      vector[i] = (float) sum[i];
    }
    return vector;
  }
}
