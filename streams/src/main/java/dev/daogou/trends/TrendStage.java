package dev.daogou.trends;

import dev.daogou.app.HeldLimits;
import dev.daogou.app.ObjectStoreBuilder;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.VersionedSerde;
import dev.daogou.intake.Verdict;
import dev.daogou.outcomes.ListChange;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommendations.PublishedUpdate;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Wires the figures: what every stage before tells in, buckets out to their topic. */
public final class TrendStage {
  static final String BUCKETS = "trend-buckets";
  static final String JOURNAL = "trend-journal";
  static final String ORDERS = "trend-orders";
  static final String COUNTED_ONLY = "counted-only";

  /** The chunks that a transaction adds to; others are not asked for. */
  private static final HeldLimits JOURNAL_HELD = new HeldLimits(64, 1 << 20);

  /** A window store must be told how long its windows are; here nobody asks. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private TrendStage() {}

  /**
   * Adds the stage.
   *
   * @param verdicts of intake: for dead letters and for who is counted only
   * @param touched events as profiles took them
   * @param published lists
   * @param changes of outcomes
   */
  public static void into(
      KStream<ShopperKey, Verdict> verdicts,
      KStream<ShopperKey, ProfileTouch> touched,
      KStream<String, PublishedUpdate> published,
      KStream<ShopperKey, ListChange> changes,
      Topics topics,
      ItemSpaces spaces,
      ProfileLimits profile,
      StageMetrics metrics) {
    Topic<TrendKey, TrendBucket> trends = topics.trends();
    signals(verdicts, TrendSignal::of, "intake")
        .merge(signals(touched, TrendSignal::of, "profiles"), Named.as("signals-of-events"))
        .merge(signals(published, TrendSignal::of, "lists"), Named.as("signals-with-lists"))
        .merge(signals(changes, TrendSignal::of, "outcomes"), Named.as("signals"))
        .process(counting(topics, spaces, profile, metrics), Named.as("trends-of"))
        .to(trends.name(), Produced.with(trends.key(), trends.value()).withName("trends"));
  }

  private static <K, V> KStream<Void, TrendSignal> signals(
      KStream<K, V> stage, Function<V, @Nullable TrendSignal> signal, String name) {
    return stage
        .map(
            (key, value) -> KeyValue.pair((Void) null, signal.apply(value)),
            Named.as("signals-of-" + name))
        .filter((key, value) -> value != null, Named.as("only-signals-of-" + name));
  }

  private static ProcessorSupplier<Void, TrendSignal, TrendKey, TrendBucket> counting(
      Topics topics, ItemSpaces spaces, ProfileLimits profile, StageMetrics metrics) {
    return new ProcessorSupplier<>() {
      @Override
      public TrendProcessor get() {
        return new TrendProcessor(spaces, profile, metrics);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(BUCKETS),
                    BucketKey.serde(),
                    new VersionedSerde<>((byte) 1, topics.trends().value()))
                .withCachingEnabled(),
            new ObjectStoreBuilder<>(
                Stores.inMemoryKeyValueStore(JOURNAL),
                Serdes.Integer(),
                new JournalEntrySerde(),
                JOURNAL_HELD),
            kept(ORDERS, Resolution.HOUR.kept()),
            kept(COUNTED_ONLY, SeenIds.WINDOW));
      }
    };
  }

  private static StoreBuilder<?> kept(String name, Duration time) {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(name, time, MOMENT, false), Serdes.Long(), Serdes.ByteArray());
  }
}
