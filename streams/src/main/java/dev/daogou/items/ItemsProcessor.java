package dev.daogou.items;

import dev.daogou.app.ObjectStore;
import dev.daogou.app.PendingKeys;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.WorkTimer;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.KeySerdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds interactions to their item's state, and publishes the items that changed once in a while.
 */
final class ItemsProcessor
    extends ContextualProcessor<ItemKey, ItemInteraction, ItemKey, ItemSummary> {
  private static final int MOST_AT_ONCE = 20_000;

  private final ItemLimits limits;
  private final ItemSpaces spaces;
  private final StageMetrics metrics;
  private ObjectStore<ItemKey, ItemState> states;
  private PendingKeys<ItemKey> changed;
  private WorkTimer publication;

  ItemsProcessor(ItemLimits limits, ItemSpaces spaces, StageMetrics metrics) {
    this.limits = limits;
    this.spaces = spaces;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<ItemKey, ItemSummary> context) {
    super.init(context);
    states = context.getStateStore(ItemsStage.ITEM_STATES);
    changed = PendingKeys.in(context, ItemsStage.CHANGED_ITEMS, KeySerdes.item());
    publication =
        new WorkTimer(
            context, limits.publishEvery(), this::publishChanged, () -> !changed.isEmpty());
    if (!changed.isEmpty()) {
      publication.start();
    }
  }

  @Override
  public void process(Record<ItemKey, ItemInteraction> record) {
    ItemKey key = record.key();
    int evicted =
        states.change(
            key,
            ItemState::new,
            state -> state.apply(record.value(), spaces.of(key.tenant()), limits));
    if (evicted > 0) {
      metrics.itemEvictions(evicted);
    }
    changed.add(key);
    changed.mark(key);
    publication.start();
  }

  private void publishChanged(long now) {
    for (ItemKey key : changed.take(MOST_AT_ONCE)) {
      ItemState state = states.find(key).orElseThrow();
      context().forward(new Record<>(key, ItemRecords.summary(state, limits), now));
      metrics.itemPublished();
    }
  }
}
