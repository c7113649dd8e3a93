package dev.daogou.models.ranker;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.service.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A shop that is made of nothing but behaviour. Its items stand in categories, and within these in
 * themes that a session may be about; each has a few habitual successors; fashions come and go, and
 * items with them. Sessions stay, return, step along successors, go on with their theme, look
 * around in a category, or follow the fashion. Every seed gives another shop, with other
 * proportions, so that a ranker learns what holds in all of them.
 */
public final class InventedShop {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 10;
  private static final int SUCCESSORS = 12;

  private final Random random;
  private final int items;
  private final int categories;
  private final int[] categoryOf;
  private final double[] appeal;
  private final int[] arrival;
  private final int[][] members;
  private final int[][] themes;
  private final int[][] successors;
  private final double stays;
  private final double returns;
  private final double follows;
  private final double keepsTheme;
  private final double browses;
  private final double length;
  private final double returning;
  private final double fashion;

  private InventedShop(Random random) {
    this.random = random;
    items = (int) Math.exp(between(Math.log(400), Math.log(12_000)));
    categories = 8 + random.nextInt(60);
    // Some shops do not count a visit to the item on screen.
    stays = random.nextDouble() < 0.3 ? 0 : between(0.03, 0.35);
    returns = between(0.05, 0.35);
    follows = between(0.05, 0.45);
    keepsTheme = between(0.2, 0.9 - follows);
    browses = between(0.2, 0.8);
    length = between(2.5, 6);
    returning = between(0, 0.6);
    fashion = between(0, 0.6);
    categoryOf = new int[items];
    appeal = new double[items];
    arrival = new int[items];
    double spread = between(0.8, 1.6);
    double newcomers = between(0, 0.4);
    for (int i = 0; i < items; i++) {
      categoryOf[i] = zipf(categories);
      appeal[i] = spread * random.nextGaussian();
      arrival[i] = random.nextDouble() < newcomers ? random.nextInt(DAYS) : 0;
    }
    members = members();
    themes = themes(between(0.05, 0.3), between(0.4, 1.2));
    successors = new int[items][SUCCESSORS];
    for (int[] theme : themes) {
      for (int item : theme) {
        for (int s = 0; s < SUCCESSORS; s++) {
          successors[item][s] = theme[zipf(theme.length)];
        }
      }
    }
  }

  private int[][] members() {
    List<List<Integer>> inCategory = new ArrayList<>();
    for (int c = 0; c < categories; c++) {
      inCategory.add(new ArrayList<>());
    }
    for (int i = 0; i < items; i++) {
      inCategory.get(categoryOf[i]).add(i);
    }
    return inCategory.stream()
        .map(
            all ->
                all.stream()
                    .sorted(Comparator.comparingDouble((Integer i) -> -appeal[i]))
                    .mapToInt(Integer::intValue)
                    .toArray())
        .toArray(int[][]::new);
  }

  /**
   * Themes of a few items each, several over every item.
   *
   * @param strays share of a theme's items that are of another category
   * @param often how many themes an item is in, about
   */
  private int[][] themes(double strays, double often) {
    List<int[]> all = new ArrayList<>();
    for (int first = 0; first < items * (1 + often); ) {
      int size = (int) Math.exp(between(Math.log(5), Math.log(60)));
      int category = categoryOf[first % items];
      int[] theme = new int[size];
      theme[0] = first % items;
      for (int i = 1; i < size; i++) {
        theme[i] = random.nextDouble() < strays ? anywhere() : liked(category);
      }
      all.add(theme);
      first += Math.max(1, (int) (size * between(0.2, 0.8)));
    }
    // The order is that of their popularity.
    Collections.shuffle(all, random);
    return all.toArray(int[][]::new);
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
    long gap = Duration.ofDays(DAYS).toMillis() / sessions;
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
    int[] theme = theme(begin);
    int at = inTheme(theme, begin);
    // Who has clicked twice will do so again.
    double staying = stays * (random.nextDouble() < 0.3 ? 2 : 0.6);
    double last = 1 / (length * Math.exp(0.5 * random.nextGaussian()));
    do {
      events.add(
          Events.live(
              "event-" + session + "-" + seen.size(),
              shopper,
              "session-" + session,
              time,
              new ItemView("item-" + at, null)));
      seen.add(at);
      int before = at;
      at = random.nextDouble() < staying ? at : next(at, theme, seen, begin);
      double pause = at == before ? 40_000 : 70_000;
      time = time.plusMillis(2000 + (long) (-Math.log(1 - random.nextDouble()) * pause));
    } while (seen.size() < 2 || random.nextDouble() > last);
  }

  private int next(int at, int[] theme, List<Integer> seen, Instant time) {
    List<Integer> earlier = earlier(at, seen);
    if (!earlier.isEmpty() && random.nextDouble() < returns) {
      int back = (int) (-Math.log(1 - random.nextDouble()) * 1.3);
      return earlier.get(Math.min(earlier.size() - 1, back));
    }
    double choice = random.nextDouble();
    if (choice < follows) {
      return offered(successors[at][zipf(SUCCESSORS)], at, time);
    }
    if (choice < follows + keepsTheme) {
      return inTheme(theme, time);
    }
    if (random.nextDouble() < browses) {
      return offered(liked(categoryOf[at]), at, time);
    }
    return random.nextDouble() < fashion ? fashionable(time) : offered(anywhere(), at, time);
  }

  /** The item, or another one where it is not there yet. */
  private int offered(int item, int instead, Instant time) {
    return arrival[item] <= day(time) ? item : instead;
  }

  private static int day(Instant time) {
    return (int) Duration.between(START, time).toDays();
  }

  /** The other items of the session, the last first. */
  private static List<Integer> earlier(int at, List<Integer> seen) {
    return seen.reversed().stream().filter(i -> i != at).distinct().toList();
  }

  private int[] theme(Instant time) {
    if (random.nextDouble() >= fashion) {
      return themes[zipf(themes.length)];
    }
    Random today = new Random(day(time) * 7919L + items);
    int pick = zipf(30);
    int chosen = 0;
    for (int i = 0; i <= pick; i++) {
      chosen = today.nextInt(themes.length);
    }
    return themes[chosen];
  }

  private int inTheme(int[] theme, Instant time) {
    return offered(theme[zipf(theme.length)], theme[0], time);
  }

  private int liked(int category) {
    int[] choices = members[category];
    return choices.length == 0 ? anywhere() : choices[zipf(choices.length)];
  }

  /** Each day has its own few themes that everyone looks at. */
  private int fashionable(Instant time) {
    return inTheme(theme(time), time);
  }

  private int anywhere() {
    return random.nextInt(items);
  }

  /** A place with probability about one over its number. */
  private int zipf(int places) {
    return (int) (Math.exp(random.nextDouble() * Math.log(places + 1.0)) - 1);
  }
}
