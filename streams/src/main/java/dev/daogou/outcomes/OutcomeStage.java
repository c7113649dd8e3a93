package dev.daogou.outcomes;

import dev.daogou.app.HeldLimits;
import dev.daogou.app.ObjectStoreBuilder;
import dev.daogou.app.StageMetrics;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommendations.RecommendationStage;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Wires the join: touched shoppers in, outcomes to their topic, and their changes out. */
public final class OutcomeStage {
  static final String OPEN_OUTCOMES = "open-outcomes";

  private static final HeldLimits HELD = new HeldLimits(10_000, 8 << 20);

  private OutcomeStage() {}

  /**
   * Adds the stage; it reads what the recommendations stage remembers of its lists.
   *
   * @return what changed, for whoever counts
   */
  public static KStream<ShopperKey, ListChange> from(
      KStream<ShopperKey, ProfileTouch> touched,
      Topics topics,
      OutcomeLimits limits,
      ProfileLimits profile,
      StageMetrics metrics) {
    Topic<OutcomeKey, Outcome> outcomes = topics.outcomes();
    KStream<ShopperKey, ListChange> changes =
        touched.process(
            joining(limits, profile, metrics),
            Named.as("outcomes-of"),
            RecommendationStage.PUBLISHED);
    changes
        .map(
            (shopper, change) -> KeyValue.pair(keyOf(change.now()), change.now()),
            Named.as("outcomes-now"))
        .to(
            outcomes.name(),
            Produced.with(outcomes.key(), outcomes.value(), besideTheEvents())
                .withName("outcomes"));
    return changes;
  }

  /** Key of an outcome. */
  public static OutcomeKey keyOf(Outcome outcome) {
    var list =
        new OutcomeKey(outcome.getTenant(), outcome.getRecommendationId(), outcome.getShopper());
    return outcome.getItem().isEmpty()
        ? list
        : new OutcomeKey(list.tenant(), list.recommendationId(), list.shopper(), outcome.getItem());
  }

  /** All outcomes of a shopper lie in one partition, that of the shopper's events. */
  private static StreamPartitioner<OutcomeKey, Outcome> besideTheEvents() {
    var shoppers = KeySerdes.shopper().serializer();
    return (topic, key, value, partitions) ->
        Optional.of(
            Set.of(
                BuiltInPartitioner.partitionForKey(
                    shoppers.serialize(topic, new ShopperKey(key.tenant(), key.shopper())),
                    partitions)));
  }

  private static ProcessorSupplier<ShopperKey, ProfileTouch, ShopperKey, ListChange> joining(
      OutcomeLimits limits, ProfileLimits profile, StageMetrics metrics) {
    return new ProcessorSupplier<>() {
      @Override
      public OutcomeProcessor get() {
        return new OutcomeProcessor(limits, profile, metrics);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            new ObjectStoreBuilder<>(
                Stores.persistentKeyValueStore(OPEN_OUTCOMES),
                KeySerdes.shopper(),
                new ShopperOutcomesSerde(),
                HELD));
      }
    };
  }
}
