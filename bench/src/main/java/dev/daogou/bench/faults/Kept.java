package dev.daogou.bench.faults;

import dev.daogou.PersonalizationApp;
import dev.daogou.bench.faults.Ledger.Entry;
import dev.daogou.bench.faults.Ledger.Place;
import dev.daogou.items.ItemsStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.OutcomeItems;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the program holds of the counted load, read from what its stores and topics have committed.
 */
final class Kept {
  private final TopicReader reader;
  private final Topics topics;
  private final Map<Entry, Long> counts = new HashMap<>();

  private Kept(TopicReader reader, Topics topics) {
    this.reader = reader;
    this.topics = topics;
  }

  /** Reads everything. */
  static Map<Entry, Long> read(TopicReader reader, Topics topics) {
    Kept kept = new Kept(reader, topics);
    kept.profiles();
    kept.items();
    kept.outcomes();
    kept.trends();
    return kept.counts;
  }

  private void profiles() {
    reader
        .latest(changelog(ProfileStage.PROFILES), KeySerdes.shopper(), ProfileStage.serde())
        .forEach(
            (key, profile) -> {
              if (key.tenant().equals(Tenants.DEFAULT)) {
                add(Place.PROFILE, key.shopper(), profile.events());
              }
            });
  }

  private void items() {
    reader
        .latest(changelog(ItemsStage.ITEM_STATES), KeySerdes.item(), ItemsStage.serde())
        .forEach(
            (key, state) -> {
              if (key.tenant().equals(Tenants.DEFAULT)) {
                add(Place.ITEM, key.item(), state.interactions());
              }
            });
  }

  private void outcomes() {
    reader
        .latest(topics.outcomes())
        .values()
        .forEach(
            outcome -> {
              if (outcome.getTenant().equals(Tenants.DEFAULT)) {
                OutcomeItems.of(outcome)
                    .forEach(
                        item -> {
                          String name = item.getRecommendationId() + '/' + item.getItem();
                          add(Place.SHOWN, name, item.getShown());
                          add(Place.CLICKED, name, item.getClicks());
                        });
              }
            });
  }

  private void trends() {
    reader
        .latest(topics.trends())
        .forEach(
            (key, bucket) -> {
              if (key.tenant().equals(Tenants.DEFAULT) && key.resolution() == Resolution.HOUR) {
                trend(bucket);
              }
            });
  }

  private void trend(TrendBucket bucket) {
    bucket.getEvents().forEach((type, count) -> add(Place.TREND, type, count));
    bucket.getRevenue().forEach((currency, parts) -> add(Place.REVENUE, currency, parts));
  }

  private void add(Place place, String name, long count) {
    if (count != 0) {
      counts.merge(new Entry(place, name), count, Long::sum);
    }
  }

  private String changelog(String store) {
    return PersonalizationApp.applicationId(topics) + "-" + store + "-changelog";
  }

  /**
   * What is wrong with what is kept.
   *
   * @param lost acknowledged things that are not there, by place
   * @param tooMany things that are there and were not acknowledged
   * @param first some of them, with how much is missing of each
   */
  record Differences(Map<Place, Long> lost, Map<Place, Long> tooMany, Map<Entry, Long> first) {
    private static final int SHOWN = 10;

    static Differences between(Map<Entry, Long> acknowledged, Map<Entry, Long> kept) {
      Map<Place, Long> lost = new TreeMap<>();
      Map<Place, Long> tooMany = new TreeMap<>();
      Map<Entry, Long> all = new HashMap<>(acknowledged);
      kept.forEach((entry, count) -> all.merge(entry, -count, Long::sum));
      all.forEach(
          (entry, missing) -> {
            if (missing > 0) {
              lost.merge(entry.place(), missing, Long::sum);
            } else if (missing < 0) {
              tooMany.merge(entry.place(), -missing, Long::sum);
            }
          });
      all.values().removeIf(missing -> missing == 0);
      Map<Entry, Long> first = new HashMap<>();
      all.entrySet().stream()
          .limit(SHOWN)
          .forEach(each -> first.put(each.getKey(), each.getValue()));
      return new Differences(lost, tooMany, first);
    }

    boolean areNone() {
      return lost.isEmpty() && tooMany.isEmpty();
    }

    /** Events that any place lacks; money is no event. */
    long lostEvents() {
      return events(lost);
    }

    long eventsCountedTwice() {
      return events(tooMany);
    }

    private static long events(Map<Place, Long> counts) {
      return counts.entrySet().stream()
          .filter(entry -> entry.getKey() != Place.REVENUE)
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }
}
