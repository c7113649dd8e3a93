package dev.daogou.serving.board;

import dev.daogou.trends.Figure;
import dev.daogou.trends.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums over stretches, kept until a bucket of the stretch changes or nobody asks any more. */
final class Sums {
  private final TenantTrends trends;
  private final Set<Figure> figures;
  private Map<TimeRange, Sum> known = new HashMap<>();
  private Map<TimeRange, Sum> used = new HashMap<>();

  private record Sum(long version, Tally tally) {}

  Sums(TenantTrends trends, Set<Figure> figures) {
    this.trends = trends;
    this.figures = figures;
  }

  /** All of them together; not to be changed. */
  Tally of(List<TimeRange> stretches) {
    if (stretches.size() == 1) {
      return of(stretches.getFirst());
    }
    var all = Tally.ofMany();
    stretches.forEach(stretch -> all.add(of(stretch)));
    return all;
  }

  /** A number that changes whenever one of the buckets does. */
  long versionOf(List<TimeRange> stretches) {
    return stretches.stream().mapToLong(trends::versionOf).max().orElse(0);
  }

  private Tally of(TimeRange stretch) {
    long version = trends.versionOf(stretch);
    Sum before = used.getOrDefault(stretch, known.get(stretch));
    Sum sum =
        before != null && before.version() == version ? before : new Sum(version, add(stretch));
    used.put(stretch, sum);
    return sum.tally();
  }

  private Tally add(TimeRange stretch) {
    var tally = Tally.ofMany();
    trends.each(stretch, bucket -> tally.add(bucket, figures));
    return tally;
  }

  /** Lets go of what was not asked for since the last call. */
  void forget() {
    known = used;
    used = new HashMap<>();
  }
}
