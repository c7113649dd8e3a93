package dev.daogou.trends;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;

/** What a reader of the topic knows: the last record of each key. */
final class Board {
  private final Map<TrendKey, TrendBucket> buckets = new LinkedHashMap<>();

  void read(List<TestRecord<TrendKey, TrendBucket>> records) {
    for (TestRecord<TrendKey, TrendBucket> record : records) {
      if (record.value() == null) {
        buckets.remove(record.key());
      } else {
        buckets.put(record.key(), record.value());
      }
    }
  }

  /** All buckets of a resolution together. */
  Tally all(String tenant, Resolution resolution) {
    var sum = new Tally(Resolution.HOUR);
    buckets.forEach(
        (key, bucket) -> {
          if (key.tenant().equals(tenant) && key.resolution() == resolution) {
            sum.add(bucket);
          }
        });
    return sum;
  }

  /** The bucket that holds a time, of whatever source; an empty one where there is none. */
  Tally at(Resolution resolution, Instant time) {
    var sum = new Tally(resolution);
    buckets.forEach(
        (key, bucket) -> {
          if (key.resolution() == resolution
              && key.start() == resolution.startOf(time.toEpochMilli())) {
            sum.add(bucket);
          }
        });
    return sum;
  }

  Map<TrendKey, TrendBucket> buckets() {
    return buckets;
  }
}
