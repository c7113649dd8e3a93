package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Draws what happens in one visit: search, views, cart, wishes, order. */
final class VisitPlan {
  private static final int ORACLE_LIST = 20;
  private static final int LONGEST_VISIT = 30;

  private final Assortment assortment;
  private final Habits habits;
  private final ChoiceModel choices;
  private final RandomGenerator random;

  /**
   * Why the shopper has come.
   *
   * @param another draws a new theme, where the shopper turns to something else in mid-visit
   */
  record Purpose(Taste taste, Intent intent, boolean chinese, Supplier<Intent> another) {}

  VisitPlan(Assortment assortment, Habits habits, RandomGenerator random) {
    this.assortment = assortment;
    this.habits = habits;
    this.random = random;
    choices = new ChoiceModel(assortment, habits);
  }

  List<Act> draw(Purpose purpose, String orderId) {
    List<Act> acts = new ArrayList<>();
    List<ShopItem> cart = new ArrayList<>();
    Intent intent = purpose.intent();
    if (happens(habits.searches())) {
      acts.add(search(intent, purpose.chinese()));
    }
    double[] worth = purpose.taste().utilities(assortment);
    Set<Integer> viewed = new HashSet<>();
    int current = -1;
    int views = length();
    for (int view = 0; view < views; view++) {
      if (view > 0 && happens(habits.turns())) {
        intent = purpose.another().get();
        acts.add(search(intent, purpose.chinese()));
      }
      double[] probabilities = choices.probabilities(worth, intent, viewed, current);
      current = ChoiceModel.draw(probabilities, random);
      viewed.add(current);
      ShopItem item = assortment.item(current);
      acts.add(new Act.Views(item, ids(ChoiceModel.mostProbable(probabilities, ORACLE_LIST))));
      react(item, cart, acts);
    }
    checkOut(cart, acts, orderId);
    return acts;
  }

  private void react(ShopItem item, List<ShopItem> cart, List<Act> acts) {
    if (happens(habits.carts()) && !cart.contains(item)) {
      acts.add(new Act.AddsToCart(item));
      cart.add(item);
    } else if (happens(habits.wishes())) {
      acts.add(new Act.Wishes(item));
    }
  }

  private void checkOut(List<ShopItem> cart, List<Act> acts, String orderId) {
    for (ShopItem item : List.copyOf(cart)) {
      if (happens(habits.removals())) {
        acts.add(new Act.RemovesFromCart(item));
        cart.remove(item);
      }
    }
    if (!cart.isEmpty() && happens(habits.orders())) {
      acts.add(new Act.Orders(orderId, cart));
    }
  }

  private Act search(Intent intent, boolean chinese) {
    return new Act.Searches(SearchWords.query(intent.searchFacets(), chinese));
  }

  /** Geometric, so that most visits are short and some are long. */
  private int length() {
    int views = 1;
    while (views < LONGEST_VISIT && random.nextDouble() > 1 / habits.meanViews()) {
      views++;
    }
    return views;
  }

  private List<String> ids(List<Integer> numbers) {
    return numbers.stream().map(n -> assortment.item(n).id()).toList();
  }

  private boolean happens(double share) {
    return random.nextDouble() < share;
  }
}
