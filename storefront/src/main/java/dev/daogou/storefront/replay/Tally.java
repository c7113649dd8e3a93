package dev.daogou.storefront.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of a log, counted by many threads. */
public final class Tally {
  private final LongAdder sent = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final Map<String, Long> rejected = new ConcurrentSkipListMap<>();
  private final Map<String, Long> setAside = new ConcurrentSkipListMap<>();
  private final Map<String, Long> noted = new ConcurrentSkipListMap<>();

  void addSent(long count) {
    sent.add(count);
  }

  void addAccepted(long count) {
    accepted.add(count);
  }

  void addRejected(String reason, long count) {
    rejected.merge(reason, count, Long::sum);
  }

  /** A line that could not be read. */
  public void addMalformed() {
    malformed.increment();
  }

  void addSetAside(String why, long count) {
    setAside.merge(why, count, Long::sum);
  }

  /** Entries worth knowing about. */
  public void addNoted(String what, long count) {
    noted.merge(what, count, Long::sum);
  }

  /** The destination was busy or away, and the same was sent again later. */
  void waited() {
    waits.increment();
  }

  /** Entries handed to the destination. */
  public long sent() {
    return sent.sum();
  }

  /** Entries that Kafka has. */
  public long accepted() {
    return accepted.sum();
  }

  /** Lines that could not be read. */
  public long malformed() {
    return malformed.sum();
  }

  /** How often a request had to be repeated. */
  public long waits() {
    return waits.sum();
  }

  /** Refused entries by reason. */
  public Map<String, Long> rejected() {
    return rejected;
  }

  /** Lines that could not be read, and entries that were refused. */
  public long refused() {
    return malformed() + rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows that are no events, by kind. */
  public Map<String, Long> setAside() {
    return setAside;
  }

  /** Rows worth knowing about, by kind. */
  public Map<String, Long> noted() {
    return noted;
  }
}
