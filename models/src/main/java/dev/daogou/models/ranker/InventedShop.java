package dev.daogou.models.ranker;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.service.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A shop that is made of nothing but behaviour: items with a few habitual successors, in
 * categories, with fashions that come and go, and sessions that step along successors, return to
 * what was seen, look around in a category, or follow the fashion. Every seed gives another shop,
 * with other proportions, so that a ranker learns what holds in all of them.
 */
public final class InventedShop {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SUCCESSORS = 12;

  private final Random random;
  private final int items;
  private final int categories;
  private final int[] categoryOf;
  private final double[] appeal;
  private final int[][] successors;
  private final int[][] members;
  private final double repeats;
  private final double follows;
  private final double browses;
  private final double length;
  private final double returning;
  private final double fashion;

  private InventedShop(Random random) {
    this.random = random;
    items = 400 + random.nextInt(4600);
    categories = 8 + random.nextInt(60);
    repeats = between(0.1, 0.4);
    follows = between(0.25, 0.6);
    browses = between(0.1, 0.3);
    length = between(2.5, 6);
    returning = between(0, 0.6);
    fashion = between(0, 0.8);
    categoryOf = new int[items];
    appeal = new double[items];
    members = new int[categories][];
    List<List<Integer>> inCategory = new ArrayList<>();
    for (int c = 0; c < categories; c++) {
      inCategory.add(new ArrayList<>());
    }
    double spread = between(0.8, 1.6);
    for (int i = 0; i < items; i++) {
      categoryOf[i] = random.nextInt(categories);
      appeal[i] = spread * random.nextGaussian();
      inCategory.get(categoryOf[i]).add(i);
    }
    for (int c = 0; c < categories; c++) {
      inCategory.get(c).sort(Comparator.comparingDouble((Integer i) -> -appeal[i]));
      members[c] = inCategory.get(c).stream().mapToInt(Integer::intValue).toArray();
    }
    successors = new int[items][SUCCESSORS];
    for (int i = 0; i < items; i++) {
      for (int s = 0; s < SUCCESSORS; s++) {
        successors[i][s] = random.nextDouble() < 0.8 ? liked(categoryOf[i]) : anywhere();
      }
    }
  }

  /**
   * Invents a shop and its log.
   *
   * @param sessions how many
   */
  public static Shop of(int sessions, long seed) {
    InventedShop shop = new InventedShop(new Random(seed));
    return new Shop("invented shop, seed " + seed, Map.of(), shop.log(sessions));
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  private List<StorefrontEvent> log(int sessions) {
    List<StorefrontEvent> events = new ArrayList<>();
    long gap = Duration.ofDays(10).toMillis() / sessions;
    int known = 0;
    for (int session = 0; session < sessions; session++) {
      boolean returns = known > 0 && random.nextDouble() < returning;
      int shopper = returns ? random.nextInt(known) : known++;
      walk(session, "shopper-" + shopper, START.plusMillis(session * gap), events);
    }
    events.sort(Comparator.comparing(StorefrontEvent::getTime));
    return events;
  }

  private void walk(int session, String shopper, Instant begin, List<StorefrontEvent> events) {
    List<Integer> seen = new ArrayList<>();
    Instant time = begin;
    int at = start(begin);
    do {
      events.add(
          Events.live(
              "event-" + session + "-" + seen.size(),
              shopper,
              "session-" + session,
              time,
              new ItemView("item-" + at, null)));
      seen.add(at);
      time = time.plusMillis(2000 + (long) (-Math.log(1 - random.nextDouble()) * 60_000));
      at = next(at, seen, begin);
    } while (random.nextDouble() > 1 / length || seen.size() < 2);
  }

  private int start(Instant time) {
    return random.nextDouble() < fashion ? fashionable(time) : liked(random.nextInt(categories));
  }

  private int next(int at, List<Integer> seen, Instant time) {
    double choice = random.nextDouble();
    if (choice < repeats) {
      int back = (int) Math.min(seen.size() - 1.0, -Math.log(1 - random.nextDouble()) * 1.5);
      return seen.get(seen.size() - 1 - back);
    }
    if (choice < repeats + follows) {
      return successors[at][zipf(SUCCESSORS)];
    }
    if (choice < repeats + follows + browses) {
      return liked(categoryOf[at]);
    }
    return random.nextDouble() < fashion ? fashionable(time) : anywhere();
  }

  private int liked(int category) {
    int[] choices = members[category];
    return choices.length == 0 ? anywhere() : choices[zipf(choices.length)];
  }

  /** Each day has its own few items that everyone looks at. */
  private int fashionable(Instant time) {
    long day = Duration.between(START, time).toDays();
    Random today = new Random(day * 7919 + items);
    int pick = zipf(30);
    int chosen = 0;
    for (int i = 0; i <= pick; i++) {
      chosen = today.nextInt(items);
    }
    return chosen;
  }

  private int anywhere() {
    return random.nextInt(items);
  }

  /** A place with probability about one over its number. */
  private int zipf(int places) {
    return (int) (Math.exp(random.nextDouble() * Math.log(places + 1.0)) - 1);
  }
}
