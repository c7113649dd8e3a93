package dev.daogou.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.HeldLimits;
import dev.daogou.app.ObjectStore;
import dev.daogou.app.ObjectStoreBuilder;
import dev.daogou.app.VersionedSerde;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.trends.Contribution.Addition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendBookTest {
  private static final long OPENING = 1_772_355_600_000L;
  private static final Figure[] FIGURES = {
    Figure.EVENTS, Figure.VIEWS, Figure.REVENUE, Figure.ITEMS, Figure.CATEGORY_VIEWS
  };

  @TempDir Path state;
  private final Map<BucketKey, TrendBucket> topic = new HashMap<>();
  private final List<Contribution> counted = new ArrayList<>();
  private KeyValueStore<BucketKey, TrendBucket> buckets;
  private ObjectStore<Integer, JournalEntry> journal;
  private TrendBook book;
  private long now = OPENING;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void shouldHoldWhatWasCountedThroughEveryStop(int seed) {
    var random = new Random(seed);
    openStores();
    start();

    for (int i = 0; i < 6_000; i++) {
      switch (random.nextInt(400)) {
        case 0 -> start();
        case 1, 2 -> book.publish();
        case 3 -> journal.flushCache();
        case 4 -> book.save(now);
        case 5 -> now += random.nextLong(Duration.ofMinutes(10).toMillis());
        default -> count(random);
      }
      now += random.nextInt(500);
    }
    start();
    book.publish();
    book.save(now);

    Map<BucketKey, Map<Figure, Map<String, Long>>> expected = reference();
    assertThat(topic.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (key, figures) -> {
          Tally published = Tally.of(key.resolution(), topic.get(key));
          for (Figure figure : FIGURES) {
            assertThat(published.all(figure))
                .as("%s of %s", figure, key)
                .isEqualTo(figures.getOrDefault(figure, Map.of()));
          }
          assertThat(published.of(Shoppers.ACTIVE)).isEqualTo(shoppers(key).size());
          assertThat(buckets.get(key)).isEqualTo(topic.get(key));
        });
  }

  @Test
  void shouldPublishWhatAStopLeftUnpublished() {
    openStores();
    start();
    book.add(of(now, new Addition(Figure.VIEWS, Figure.REST, 1)), now);

    start();
    book.publish();

    assertThat(topic.values()).isNotEmpty().allMatch(bucket -> bucket.getViews() == 1);
  }

  @Test
  void shouldPublishNothingWhereNothingChanged() {
    openStores();
    start();
    book.add(of(now, new Addition(Figure.VIEWS, Figure.REST, 1)), now);
    book.save(now);
    topic.clear();

    book.publish();
    book.save(now);
    start();
    book.publish();
    book.save(now);

    assertThat(topic).isEmpty();
  }

  @Test
  void shouldCountWhatFindsNoRoomAsTheRest() {
    openStores();
    start();
    int most = Figure.ITEMS.most(Resolution.SECOND);
    for (int i = 0; i < most + 10; i++) {
      book.add(of(now, new Addition(Figure.ITEMS, "item-" + i, 2)), now);
    }
    book.publish();

    Tally second =
        Tally.of(Resolution.SECOND, topic.get(new BucketKey(Resolution.SECOND, now, "default")));

    assertThat(second.all(Figure.ITEMS)).hasSize(most + 1);
    assertThat(second.of(Figure.ITEMS, Figure.REST)).isEqualTo(20);
  }

  private void count(Random random) {
    long back = random.nextInt(10) == 0 ? Duration.ofDays(16).toMillis() : 5_000;
    long time = now - random.nextLong(back);
    List<Addition> additions = new ArrayList<>();
    for (Figure figure : FIGURES) {
      String subject = figure.isNumber() ? Figure.REST : "s" + random.nextInt(5);
      additions.add(new Addition(figure, subject, random.nextInt(-2, 5)));
    }
    var contribution =
        new Contribution(
            random.nextBoolean() ? "default" : "other",
            time,
            now,
            1 + random.nextInt(20),
            List.of(Shoppers.ACTIVE),
            additions);
    if (book.add(contribution, now)) {
      counted.add(contribution);
    }
    atTime.put(contribution, now);
  }

  private final Map<Contribution, Long> atTime = new IdentityHashMap<>();

  private boolean isIn(BucketKey key, Contribution contribution) {
    return key.tenant().equals(contribution.tenant())
        && key.start() == key.resolution().startOf(contribution.time())
        && key.resolution().isKept(key.start(), atTime.get(contribution))
        && key.resolution().isKept(key.start(), now);
  }

  private Map<BucketKey, Map<Figure, Map<String, Long>>> reference() {
    Map<BucketKey, Map<Figure, Map<String, Long>>> all = new HashMap<>();
    for (Contribution contribution : counted) {
      for (Resolution resolution : Resolution.values()) {
        var key =
            new BucketKey(
                resolution, resolution.startOf(contribution.time()), contribution.tenant());
        if (isIn(key, contribution)) {
          for (Addition addition : contribution.additions()) {
            all.computeIfAbsent(key, fresh -> new HashMap<>())
                .computeIfAbsent(addition.figure(), fresh -> new HashMap<>())
                .merge(addition.subject(), addition.amount(), Long::sum);
          }
        }
      }
    }
    all.values().forEach(figures -> figures.values().forEach(TrendBookTest::dropZeros));
    return all;
  }

  private static void dropZeros(Map<String, Long> subjects) {
    subjects.values().removeIf(amount -> amount == 0);
  }

  private Set<Long> shoppers(BucketKey key) {
    Set<Long> shoppers = new HashSet<>();
    counted.stream()
        .filter(contribution -> isIn(key, contribution))
        .forEach(contribution -> shoppers.add(contribution.shopper()));
    return shoppers;
  }

  private static Contribution of(long time, Addition... additions) {
    return new Contribution("default", time, time, List.of(additions));
  }

  /** What a stop leaves is what the stores hold after a commit. */
  private void start() {
    journal.flushCache();
    journal.clearCache();
    book =
        new TrendBook(
            buckets,
            journal,
            (key, bucket) -> {
              if (bucket == null) {
                topic.remove(key);
              } else {
                topic.put(key, bucket);
              }
            });
  }

  private void openStores() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    var context =
        new MockProcessorContext<>(properties, new TaskId(0, 0), state.toFile())
            .getStateStoreContext();
    buckets =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("buckets"),
                BucketKey.serde(),
                new VersionedSerde<>((byte) 1, Topics.withPartitions(1).trends().value()))
            .withLoggingDisabled()
            .build();
    buckets.init(context, buckets);
    journal =
        new ObjectStoreBuilder<>(
                Stores.inMemoryKeyValueStore("journal"),
                Serdes.Integer(),
                new JournalEntrySerde(),
                new HeldLimits(4, 4_096))
            .withLoggingDisabled()
            .build();
    journal.init(context, journal);
  }
}
