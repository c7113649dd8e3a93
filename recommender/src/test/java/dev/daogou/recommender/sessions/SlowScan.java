package dev.daogou.recommender.sessions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a scan of an index must say, by maps and lists, kind by kind. */
final class SlowScan {
  private final SessionLimits limits;
  private final Map<Long, Known> known = new LinkedHashMap<>();
  private final Map<Integer, List<Integer>> postings = new HashMap<>();
  private final Map<Evidence, Map<Integer, Double>> sums = new EnumMap<>(Evidence.class);
  private int begun;

  private record Known(int beginning, long id, long time, List<Integer> items) {
    int last(int item) {
      return items.lastIndexOf(item);
    }

    double distinct() {
      return Set.copyOf(items).size();
    }
  }

  /** What a session is as a neighbour, and the newest item that it shares. */
  private record Found(Known session, double stan, double vmis, int newest) {}

  SlowScan(SessionLimits limits) {
    this.limits = limits;
  }

  /** The session with more visits, so many of which the last ones are kept. */
  int[] grown(long id, int visits, Random random) {
    Known before = known.get(id);
    List<Integer> items = new ArrayList<>(before == null ? List.of() : before.items());
    for (int visit = 0; visit < visits; visit++) {
      items.add(random.nextInt(1 + random.nextInt(40)));
    }
    return items.stream().mapToInt(Integer::intValue).toArray();
  }

  void put(long id, long time, int[] items) {
    Known before = known.get(id);
    int beginning = before == null ? begun++ : before.beginning();
    known.values().removeIf(session -> session.beginning() < begun - limits.kept());
    int from = Math.max(0, items.length - limits.visits());
    List<Integer> kept = Arrays.stream(items, from, items.length).boxed().toList();
    known.put(id, new Known(beginning, id, time, kept));
    for (int item : new LinkedHashSet<>(kept)) {
      if (before == null || before.last(item) < 0) {
        postings.computeIfAbsent(item, fresh -> new ArrayList<>()).addFirst(beginning);
      }
    }
  }

  /** Of the newest sessions that ever had the item, those that are held and not the shopper's. */
  private List<Known> newest(int item, int most, long own) {
    Set<Integer> newest =
        postings.getOrDefault(item, List.of()).stream()
            .limit(Math.min(most, limits.perItem()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return newest.stream()
        .flatMap(wanted -> known.values().stream().filter(held -> held.beginning() == wanted))
        .filter(session -> session.id() != own)
        .toList();
  }

  Map<Evidence, Map<Integer, Double>> scan(int[] recent, long now, long own) {
    for (Evidence evidence : Evidence.values()) {
      sums.put(evidence, new TreeMap<>());
    }
    int[] query = Arrays.copyOf(recent, Math.min(10, recent.length));
    List<Found> found = found(query, now, own);
    best(found, Found::stan, limits.neighbours()).forEach(neighbour -> stan(neighbour, recent));
    best(found, Found::vmis, limits.neighbours() / 4).forEach(this::vmis);
    for (int origin = 0; origin < Math.min(3, recent.length); origin++) {
      for (Known session : newest(recent[origin], limits.perItem(), own)) {
        if (session.items().size() > 1) {
          follow(session, recent, origin, age(session, now) * Math.pow(0.5, origin));
        }
      }
    }
    return sums;
  }

  private double age(Known session, long now) {
    return Math.pow(2, -(double) (now - session.time()) / limits.halfLife().toMillis());
  }

  private List<Found> found(int[] query, long now, long own) {
    Map<Integer, Found> found = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i++) {
      for (Known session : newest(query[i], limits.sampled(), own)) {
        if (session.distinct() > 1) {
          double age = age(session, now);
          double length = Math.sqrt(session.distinct() * query.length);
          double stan = Math.exp(-i / 1.04) / length * age;
          double vmis = (double) (query.length - i) / query.length * (0.5 + 0.5 * age);
          found.merge(
              session.beginning(),
              new Found(session, stan, vmis, i),
              (a, b) -> new Found(session, a.stan() + b.stan(), a.vmis() + b.vmis(), a.newest()));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Found> best(List<Found> found, ToDoubleFunction<Found> score, int most) {
    return found.stream().sorted(Comparator.comparingDouble(score).reversed()).limit(most).toList();
  }

  private void stan(Found neighbour, int[] recent) {
    List<Integer> items = neighbour.session().items();
    int match = items.lastIndexOf(recent[neighbour.newest()]);
    for (int p = 0; p < items.size(); p++) {
      double near = Math.exp(-Math.max(0, Math.abs(p - match) - 1) / 2.0);
      add(Evidence.ALIKE, items.get(p), neighbour.stan() * near);
    }
  }

  private void vmis(Found neighbour) {
    for (int item : neighbour.session().items()) {
      double rare = 1 + Math.log((double) known.size() / postings.get(item).size());
      double place = Math.max(0.1, 1 - 0.1 * (neighbour.newest() + 1));
      add(Evidence.SHARED, item, neighbour.vmis() * place * rare);
    }
  }

  private void follow(Known session, int[] recent, int origin, double weight) {
    List<Integer> items = session.items();
    for (int item : origin == 0 ? items : List.<Integer>of()) {
      add(Evidence.COMPANY, item, weight / Math.sqrt(session.distinct()));
    }
    for (int p = 0; p < items.size(); p++) {
      for (int q = Math.max(0, p - 10); q < Math.min(items.size(), p + 11); q++) {
        if (items.get(p) == recent[origin] && items.get(q) != recent[origin]) {
          add(q > p ? Evidence.AFTER : Evidence.AHEAD, items.get(q), weight / Math.abs(p - q));
        }
      }
      if (origin == 0 && items.get(p) == recent[0] && p + 1 < items.size()) {
        add(Evidence.FOLLOWED, items.get(p + 1), weight);
        if (p > 0 && recent.length > 1 && items.get(p - 1) == recent[1]) {
          add(Evidence.PAIR, items.get(p + 1), weight);
        }
      }
    }
  }

  private void add(Evidence evidence, int item, double score) {
    sums.get(evidence).merge(item, score, Double::sum);
  }
}
