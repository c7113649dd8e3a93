package dev.daogou.trends;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.TrendBucket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Figures being added up; the subjects of a figure are bounded. Not for several threads. */
public final class Tally {
  private static final Set<Figure> ALL = EnumSet.allOf(Figure.class);

  private final @Nullable Resolution resolution;
  private final Map<Figure, Map<String, Count>> counts = new EnumMap<>(Figure.class);
  private final Map<Shoppers, HyperLogLog> crowds = new EnumMap<>(Shoppers.class);
  private long newest;

  private static final class Count {
    long value;
  }

  /**
   * @param resolution by which subjects are bounded; null where they are not
   */
  public Tally(@Nullable Resolution resolution) {
    this.resolution = resolution;
  }

  /** For sums over buckets: every subject that one of them has. */
  public static Tally ofMany() {
    return new Tally(null);
  }

  /** The figures of a record. */
  public static Tally of(Resolution resolution, TrendBucket bucket) {
    var tally = new Tally(resolution);
    tally.add(bucket);
    return tally;
  }

  /** Adds to a figure. */
  public void add(Figure figure, String subject, long amount) {
    Map<String, Count> known = counts.computeIfAbsent(figure, fresh -> new HashMap<>());
    Count count = known.get(subject);
    if (count == null) {
      int others = known.size() - (known.containsKey(Figure.REST) ? 1 : 0);
      boolean hasRoom = resolution == null || others < figure.most(resolution);
      count = known.computeIfAbsent(hasRoom ? subject : Figure.REST, fresh -> new Count());
    }
    count.value += amount;
  }

  /** Adds a shopper by the hash of the key. */
  public void add(Shoppers shoppers, long shopper) {
    crowds.computeIfAbsent(shoppers, fresh -> new HyperLogLog()).add(shopper);
  }

  /** Something that arrived then, epoch milliseconds, is counted. */
  public void arrived(long time) {
    newest = Math.max(newest, time);
  }

  /** Adds another's figures and shoppers. */
  public void add(Tally other) {
    add(other, ALL);
  }

  /** Adds another's shoppers, and those of its figures. */
  public void add(Tally other, Set<Figure> figures) {
    other.counts.forEach(
        (figure, subjects) -> {
          if (figures.contains(figure)) {
            subjects.forEach((subject, count) -> add(figure, subject, count.value));
          }
        });
    other.crowds.forEach(
        (shoppers, crowd) ->
            crowds.computeIfAbsent(shoppers, fresh -> new HyperLogLog()).add(crowd));
    arrived(other.newest);
  }

  /** Adds the figures and shoppers of a record. */
  public void add(TrendBucket bucket) {
    for (Figure figure : Figure.values()) {
      Object value = bucket.get(figure.field());
      if (value instanceof Long number) {
        if (number != 0) {
          add(figure, Figure.REST, number);
        }
      } else {
        subjects(value).forEach((subject, count) -> add(figure, subject, count));
      }
    }
    for (Shoppers shoppers : Shoppers.values()) {
      ByteBuffer sketch = shoppers.in(bucket);
      if (sketch != null) {
        crowds.computeIfAbsent(shoppers, fresh -> new HyperLogLog()).add(sketch);
      }
    }
    arrived(bucket.getNewestAt().toEpochMilli());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Long> subjects(Object value) {
    return (Map<String, Long>) value;
  }

  /** A figure that is one number. */
  public long of(Figure figure) {
    return of(figure, Figure.REST);
  }

  /** The figure of one subject. */
  public long of(Figure figure, String subject) {
    Count count = counts.getOrDefault(figure, Collections.emptyMap()).get(subject);
    return count == null ? 0 : count.value;
  }

  /** All subjects of a figure that are not 0. */
  public Map<String, Long> all(Figure figure) {
    Map<String, Long> all = new TreeMap<>();
    each(figure, (subject, value) -> all.put(subject, value));
    return all;
  }

  /** Calls for every subject of a figure that is not 0. */
  public void each(Figure figure, ObjLongConsumer<String> subjects) {
    counts
        .getOrDefault(figure, Collections.emptyMap())
        .forEach(
            (subject, count) -> {
              if (count.value != 0) {
                subjects.accept(subject, count.value);
              }
            });
  }

  /** How many distinct shoppers. */
  public long of(Shoppers shoppers) {
    HyperLogLog crowd = crowds.get(shoppers);
    return crowd == null ? 0 : crowd.size();
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return counts.isEmpty() && crowds.isEmpty();
  }

  /** Arrival of the newest thing counted, epoch milliseconds; 0 where there is none. */
  public long newest() {
    return newest;
  }

  /** As it stands on the topic. */
  public TrendBucket toBucket() {
    TrendBucket bucket = TrendBucket.newBuilder().setNewestAt(Instant.ofEpochMilli(newest)).build();
    for (Figure figure : Figure.values()) {
      bucket.put(figure.field(), figure.isNumber() ? (Object) of(figure) : all(figure));
    }
    crowds.forEach((shoppers, crowd) -> shoppers.write(bucket, crowd.write()));
    return bucket;
  }
}
