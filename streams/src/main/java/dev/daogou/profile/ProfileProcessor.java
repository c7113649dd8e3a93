package dev.daogou.profile;

import dev.daogou.app.ObjectStore;
import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.shopper.BotVerdict;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileChange;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies each event to its shopper's profile; a null event passes through as one that touched
 * nobody.
 */
final class ProfileProcessor
    extends ContextualProcessor<ShopperKey, StorefrontEvent, ShopperKey, ProfileTouch> {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileProcessor.class);

  private final ProfileUpdates updates;
  private final ItemSpaces spaces;
  private final StageMetrics metrics;
  private ObjectStore<ShopperKey, Profile> profiles;

  ProfileProcessor(ProfileUpdates updates, ItemSpaces spaces, StageMetrics metrics) {
    this.updates = updates;
    this.spaces = spaces;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<ShopperKey, ProfileTouch> context) {
    super.init(context);
    profiles = context.getStateStore(ProfileStage.PROFILES);
  }

  @Override
  public void process(Record<ShopperKey, StorefrontEvent> record) {
    ProfileChange change = record.value() == null ? ProfileChange.NONE : apply(record);
    context().forward(record.withValue(new ProfileTouch(record.value(), change)));
  }

  private ProfileChange apply(Record<ShopperKey, StorefrontEvent> record) {
    Applied applied =
        profiles.change(record.key(), Profile::new, profile -> apply(profile, record));
    ProfileChange change = applied.change();
    count(change, applied.evicted());
    if (change.conduct().isTurn()) {
      tell(change.conduct());
    }
    return change;
  }

  private record Applied(ProfileChange change, int evicted) {}

  private Applied apply(Profile profile, Record<ShopperKey, StorefrontEvent> record) {
    long before = profile.evicted();
    ProfileChange change =
        updates.apply(
            profile,
            ShopperEvents.of(record.value()),
            record.timestamp(),
            spaces.of(record.key().tenant()));
    return new Applied(change, (int) (profile.evicted() - before));
  }

  private void tell(BotVerdict conduct) {
    String turn = conduct.name().toLowerCase(Locale.ROOT);
    metrics.automated(turn);
    context()
        .recordMetadata()
        .ifPresent(
            at ->
                LOG.info(
                    "program {} by the event of {}-{}@{}",
                    turn,
                    at.topic(),
                    at.partition(),
                    at.offset()));
  }

  private void count(ProfileChange change, int evicted) {
    metrics.profileEvent(change.outcome().name().toLowerCase(Locale.ROOT));
    if (evicted > 0) {
      metrics.profileEvictions(evicted);
    }
    if (change.lateness() > 0) {
      metrics.lateness(Duration.ofMillis(change.lateness()));
    }
  }
}
