package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One simulated shopper: a taste that drifts, a phone owned, and visits one after another. Not
 * thread-safe; each shopper has a random source of its own.
 */
public final class Shopper {
  private static final double COMES_BACK_FOR_ACCESSORIES = 0.7;

  private static final double CHINESE = 0.6;

  private final String id;
  private final int run;
  private final boolean chinese;
  private final Habits habits;
  private final Tastes tastes;
  private final Intents intents;
  private final VisitPlan plan;
  private final RandomGenerator random;

  private Taste taste;
  private String ownedModel;
  private Optional<Intent> lastIntent = Optional.empty();
  private boolean justBoughtPhone;
  private Optional<Act.Orders> lastOrder = Optional.empty();
  private int visits;

  Shopper(String id, Assortment assortment, Habits habits, RandomGenerator character, int run) {
    this.id = id;
    this.run = run;
    this.habits = habits;
    tastes = new Tastes(assortment, habits.tasteStrength());
    intents = new Intents(assortment, habits.intentStrength());
    chinese = character.nextDouble() < CHINESE;
    taste = tastes.draw(character);
    String model = Tastes.any(assortment.values("Phones", ShopItem.MODEL), character);
    ownedModel = model.substring(ShopItem.MODEL.length() + 1);
    random = new SplittableRandom(character.nextLong() + run);
    plan = new VisitPlan(assortment, habits, random);
  }

  /** Its id as the shop knows it. */
  public String id() {
    return id;
  }

  /** BCP 47 tag of the language in which the shopper reads and searches. */
  public String locale() {
    return chinese ? "zh-CN" : "en-GB";
  }

  /** What the shopper likes at present. */
  public Taste taste() {
    return taste;
  }

  /** Draws the next visit as a whole. */
  public Visit nextVisit() {
    if (visits > 0 && random.nextDouble() < habits.drift()) {
      taste = tastes.drift(taste, random);
    }
    visits++;
    List<Act> acts = new ArrayList<>(secondThoughts());
    Intent intent = nextIntent();
    lastIntent = Optional.of(intent);
    acts.addAll(
        plan.draw(new VisitPlan.Purpose(taste, intent, chinese, this::anotherIntent), orderId()));
    acts.forEach(this::remember);
    return new Visit("visit-" + visitId(), acts);
  }

  private String orderId() {
    return "order-" + visitId();
  }

  private String visitId() {
    return "%s-%d-%d".formatted(id, run, visits);
  }

  private List<Act> secondThoughts() {
    Optional<Act.Orders> order = lastOrder;
    lastOrder = Optional.empty();
    if (order.isEmpty()) {
      return List.of();
    }
    if (random.nextDouble() < habits.cancellations()) {
      return List.of(new Act.Cancels(order.get().order(), order.get().items()));
    }
    return random.nextDouble() < 0.2
        ? List.of(new Act.Rates(order.get().items().getFirst(), 3 + random.nextInt(3)))
        : List.of();
  }

  private Intent nextIntent() {
    boolean forNewPhone = justBoughtPhone && random.nextDouble() < COMES_BACK_FOR_ACCESSORIES;
    justBoughtPhone = false;
    if (forNewPhone) {
      return intents.forPhone(ownedModel);
    }
    return lastIntent
        .filter(last -> random.nextDouble() < habits.resumes())
        .orElseGet(this::anotherIntent);
  }

  private Intent anotherIntent() {
    return intents.draw(taste, ownedModel, random);
  }

  private void remember(Act act) {
    if (act instanceof Act.Orders order) {
      lastOrder = Optional.of(order);
      for (ShopItem item : order.items()) {
        if (item.category().equals("Phones")) {
          ownedModel =
              Objects.requireNonNullElse(item.attributes().get(ShopItem.MODEL), ownedModel);
          justBoughtPhone = true;
        }
      }
    }
  }
}
