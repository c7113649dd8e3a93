package dev.daogou.catalogue;

import dev.daogou.app.DeadLetter;
import dev.daogou.app.PendingKeys;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.VersionedSerde;
import dev.daogou.intake.KnownTenants;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Wires the catalogue: updates in, merged and embedded items out to their topic, and from there
 * into every instance's memory.
 */
public final class CatalogueStage {
  private CatalogueStage() {}

  /** Adds the stage; the item spaces then follow the catalogue topic. */
  public static void into(
      StreamsBuilder builder,
      Topics topics,
      TextEncoder encoder,
      CatalogueView view,
      KnownTenants tenants,
      Embedding embedding,
      StageMetrics metrics) {
    Topic<ItemKey, CatalogueUpdate> updates = topics.catalogueUpdates();
    KStream<ItemKey, CatalogueChange> checked =
        builder.stream(
                updates.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("catalogue-updates"))
            .process(
                () -> new CatalogueCheck(updates, tenants, metrics), Named.as("catalogue-check"));

    // Every update goes through a repartition topic: clients that hash keys in another way need no
    // path of their own here.
    KStream<ItemKey, CatalogueChange> merged =
        checked
            .filter(
                (key, change) -> change instanceof CatalogueChange.Checked,
                Named.as("checked-updates"))
            .mapValues(
                change -> ((CatalogueChange.Checked) change).update(), Named.as("updates-of-items"))
            .repartition(
                Repartitioned.with(updates.key(), updates.value())
                    .withName("updates-by-item")
                    .withNumberOfPartitions(updates.partitions()))
            .process(merging(topics, encoder, embedding, metrics), Named.as("catalogue-merge"));

    checked
        .merge(merged, Named.as("catalogue-changes"))
        .process(DeadLetters::new, Named.as("refused-updates"))
        .to(
            topics.deadLetters().name(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-updates"));
    merged
        .filter((key, change) -> change instanceof CatalogueChange.Merged, Named.as("merged-items"))
        .mapValues(change -> ((CatalogueChange.Merged) change).item(), Named.as("catalogued-items"))
        .to(
            topics.catalogue().name(),
            Produced.with(topics.catalogue().key(), topics.catalogue().value())
                .withName("catalogue"));

    followCatalogue(builder, topics, tenants, view);
    metrics.gauge(StageMetrics.CATALOGUE_ITEMS, view.spaces(), ItemSpaces::items);
  }

  /**
   * Keeps the item spaces as the catalogue topic says; a program that only answers questions uses
   * this part alone.
   */
  public static void followCatalogue(
      StreamsBuilder builder, Topics topics, KnownTenants tenants, CatalogueView view) {
    GlobalTable.follow(
        builder, "catalogue-view", topics.catalogue(), tenants.only(ItemKey::tenant, view::accept));
  }

  private static ProcessorSupplier<ItemKey, CatalogueUpdate, ItemKey, CatalogueChange> merging(
      Topics topics, TextEncoder encoder, Embedding embedding, StageMetrics metrics) {
    return new ProcessorSupplier<>() {
      @Override
      public CatalogueProcessor get() {
        return new CatalogueProcessor(topics.catalogueUpdates(), encoder, embedding, metrics);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        Topic<ItemKey, CataloguedItem> catalogue = topics.catalogue();
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(CatalogueProcessor.ITEMS),
                catalogue.key(),
                new VersionedSerde<>((byte) 1, catalogue.value())),
            PendingKeys.store(CatalogueProcessor.PENDING));
      }
    };
  }

  private static final class DeadLetters
      extends ContextualProcessor<ItemKey, CatalogueChange, byte[], byte[]> {
    @Override
    public void process(Record<ItemKey, CatalogueChange> record) {
      if (record.value() instanceof CatalogueChange.Refused refused) {
        var headers =
            DeadLetter.headers(
                refused.rejection().reason().label(),
                refused.rejection().detail(),
                context().recordMetadata());
        context()
            .forward(new Record<>(refused.key(), refused.value(), record.timestamp(), headers));
      }
    }
  }
}
