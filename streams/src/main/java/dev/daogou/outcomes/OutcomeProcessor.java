package dev.daogou.outcomes;

import dev.daogou.app.ObjectStore;
import dev.daogou.app.StageMetrics;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommendations.PublishedLists;
import dev.daogou.recommendations.RecommendationStage;
import dev.daogou.recommender.shopper.BotVerdict;
import dev.daogou.recommender.shopper.ProfileChange;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.schemas.ShopperKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Joins each shopper's events with the lists that they name; forwards what changed. */
final class OutcomeProcessor
    extends ContextualProcessor<ShopperKey, ProfileTouch, ShopperKey, ListChange>
    implements OutcomeUpdates.Witness {
  private final OutcomeUpdates updates;
  private final StageMetrics metrics;
  private ObjectStore<ShopperKey, ShopperOutcomes> outcomes;
  private KeyValueStore<ShopperKey, PublishedLists> published;

  OutcomeProcessor(OutcomeLimits limits, ProfileLimits profile, StageMetrics metrics) {
    this.updates = new OutcomeUpdates(limits, profile, this);
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<ShopperKey, ListChange> context) {
    super.init(context);
    outcomes = context.getStateStore(OutcomeStage.OPEN_OUTCOMES);
    published = context.getStateStore(RecommendationStage.PUBLISHED);
  }

  @Override
  public void process(Record<ShopperKey, ProfileTouch> record) {
    ProfileTouch touch = record.value();
    if (touch.event() == null
        || touch.change().outcome() == ProfileChange.Outcome.DUPLICATE
        || !mayChange(touch)) {
      return;
    }
    for (ListChange change :
        outcomes.change(record.key(), ShopperOutcomes::new, held -> changes(record, held))) {
      change.changes().forEach(item -> metrics.outcome(item.step().label()));
      context().forward(record.withValue(change));
    }
  }

  private static boolean mayChange(ProfileTouch touch) {
    return OutcomeUpdates.concerns(touch.event()) || touch.change().conduct().isTurn();
  }

  private List<ListChange> changes(Record<ShopperKey, ProfileTouch> record, ShopperOutcomes held) {
    ProfileTouch touch = record.value();
    BotVerdict conduct = touch.change().conduct();
    List<ListChange> changes = new ArrayList<>();
    if (held.automated != conduct.isAutomated()) {
      changes.addAll(updates.turn(held, record.key(), conduct));
    }
    if (OutcomeUpdates.concerns(touch.event())) {
      changes.addAll(
          updates.apply(
              held,
              record.key(),
              touch.event(),
              record.timestamp(),
              () -> published.get(record.key())));
    }
    return changes;
  }

  @Override
  public void evicted(int lists) {
    metrics.outcomeEvictions(lists);
  }

  @Override
  public void leftOut(String reason) {
    metrics.outcomeLeftOut(reason);
  }
}
