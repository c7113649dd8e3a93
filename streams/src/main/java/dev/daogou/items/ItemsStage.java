package dev.daogou.items;

import dev.daogou.app.HeldLimits;
import dev.daogou.app.ObjectStoreBuilder;
import dev.daogou.app.PendingKeys;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.StateSerde;
import dev.daogou.catalogue.GlobalTable;
import dev.daogou.intake.KnownTenants;
import dev.daogou.profile.ItemInteractionSerde;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.recommender.links.ItemStateFormat;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Wires the item side: what touched shoppers taught, by item, into vectors and neighbours that
 * every instance follows.
 */
public final class ItemsStage {
  /** Store of {@link ItemState} by item. */
  public static final String ITEM_STATES = "item-states";

  static final String CHANGED_ITEMS = "changed-items";

  private static final HeldLimits HELD = new HeldLimits(10_000, 8 << 20);

  private ItemsStage() {}

  /** How an item's state is stored. */
  public static Serde<ItemState> serde() {
    return new StateSerde<>(ItemStateFormat::write, ItemStateFormat::read);
  }

  /** Adds the stage; the graph then follows what it publishes. */
  public static void from(
      KStream<ShopperKey, ProfileTouch> touched,
      StreamsBuilder builder,
      Topics topics,
      ItemGraphs graphs,
      KnownTenants tenants,
      ItemLimits limits,
      StageMetrics metrics) {
    KStream<ItemKey, ItemSummary> summaries =
        touched
            .flatMap(
                (shopper, touch) ->
                    touch.change().effects().stream()
                        .map(
                            effect ->
                                KeyValue.pair(new ItemKey(shopper.tenant(), effect.item()), effect))
                        .toList(),
                Named.as("item-effects"))
            .repartition(
                Repartitioned.with(KeySerdes.item(), new ItemInteractionSerde())
                    .withName("item-interactions")
                    .withNumberOfPartitions(topics.itemVectors().partitions()))
            .process(counting(graphs.spaces(), limits, metrics), Named.as("items"));

    summaries
        .mapValues(ItemSummary::vectors, Named.as("item-vectors-of"))
        .to(
            topics.itemVectors().name(),
            Produced.with(topics.itemVectors().key(), topics.itemVectors().value())
                .withName("item-vectors"));
    summaries
        .mapValues(ItemSummary::neighbours, Named.as("item-neighbours-of"))
        .to(
            topics.itemNeighbours().name(),
            Produced.with(topics.itemNeighbours().key(), topics.itemNeighbours().value())
                .withName("item-neighbours"));

    followItems(builder, topics, tenants, graphs);
    metrics.counter(StageMetrics.ITEMS_LEFT_OUT, graphs, ItemGraphs::leftOut);
  }

  /**
   * Keeps the graphs as the item topics say; a program that only answers questions uses this part
   * alone.
   */
  public static void followItems(
      StreamsBuilder builder, Topics topics, KnownTenants tenants, ItemGraphs graphs) {
    GlobalTable.follow(
        builder,
        "item-vectors-view",
        topics.itemVectors(),
        tenants.only(ItemKey::tenant, (key, vectors) -> ItemRecords.accept(graphs, key, vectors)));
    GlobalTable.follow(
        builder,
        "item-neighbours-view",
        topics.itemNeighbours(),
        tenants.only(
            ItemKey::tenant, (key, neighbours) -> ItemRecords.accept(graphs, key, neighbours)));
  }

  private static ProcessorSupplier<ItemKey, ItemInteraction, ItemKey, ItemSummary> counting(
      ItemSpaces spaces, ItemLimits limits, StageMetrics metrics) {
    return new ProcessorSupplier<>() {
      @Override
      public ItemsProcessor get() {
        return new ItemsProcessor(limits, spaces, metrics);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            new ObjectStoreBuilder<>(
                Stores.persistentKeyValueStore(ITEM_STATES), KeySerdes.item(), serde(), HELD),
            PendingKeys.store(CHANGED_ITEMS));
      }
    };
  }
}
