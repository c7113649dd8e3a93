package dev.daogou.bench.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the program has acknowledged, in the terms in which it keeps it: the events of each shopper,
 * the interactions with each item, the impressions and clicks of each list, the events of each type
 * and the money of all orders. Thread-safe.
 */
final class Ledger {
  private final ConcurrentMap<Entry, LongAdder> entries = new ConcurrentHashMap<>();

  /** Where something is counted. */
  enum Place {
    /** Events of a shopper, in the profile. */
    PROFILE,
    /** Interactions with an item, in its state. */
    ITEM,
    /** Impressions of an item of a list, in the outcome. */
    SHOWN,
    /** Clicks on an item of a list, in the outcome. */
    CLICKED,
    /** Events of a type, in the figures of the board. */
    TREND,
    /** Ten-thousandths of a currency that were ordered, in the figures of the board. */
    REVENUE
  }

  /**
   * One thing that is counted.
   *
   * @param name of the shopper, item, list and item, type or currency
   */
  record Entry(Place place, String name) {}

  /** What an event adds. */
  interface Additions {
    void to(Ledger ledger);
  }

  void add(Place place, String name, long count) {
    entries.computeIfAbsent(new Entry(place, name), ignored -> new LongAdder()).add(count);
  }

  /** All of it. */
  Map<Entry, Long> counts() {
    Map<Entry, Long> counts = new ConcurrentHashMap<>();
    entries.forEach((entry, count) -> counts.put(entry, count.sum()));
    return counts;
  }

  /** How much of a place there is. */
  long total(Place place) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().place() == place)
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /** Totals by place, for people. */
  Map<Place, Long> totals() {
    Map<Place, Long> totals = new TreeMap<>();
    for (Place place : Place.values()) {
      totals.put(place, total(place));
    }
    return totals;
  }
}
