package dev.daogou.sessions;

import dev.daogou.app.ObjectStore;
import dev.daogou.app.PendingKeys;
import dev.daogou.app.ShopperWork;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.WorkTimer;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ShopperSession;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.SessionKey;
import dev.daogou.schemas.SessionVisits;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Publishes the newest session of every touched shopper, once in a while. */
final class SessionsProcessor
    extends ContextualProcessor<ShopperKey, ProfileTouch, SessionKey, SessionVisits> {
  private static final int MOST_AT_ONCE = 20_000;

  private final SessionLimits limits;
  private final Duration sessionGap;
  private final StageMetrics metrics;
  private ObjectStore<ShopperKey, Profile> profiles;
  private PendingKeys<ShopperKey> changed;
  private WorkTimer publication;

  SessionsProcessor(SessionLimits limits, Duration sessionGap, StageMetrics metrics) {
    this.limits = limits;
    this.sessionGap = sessionGap;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<SessionKey, SessionVisits> context) {
    super.init(context);
    profiles = context.getStateStore(ProfileStage.PROFILES);
    changed = PendingKeys.in(context, ShopperWork.STORE, ShopperWork.SESSIONS, KeySerdes.shopper());
    publication =
        new WorkTimer(
            context, limits.publishEvery(), this::publishChanged, () -> !changed.isEmpty());
    if (!changed.isEmpty()) {
      publication.start();
    }
  }

  @Override
  public void process(Record<ShopperKey, ProfileTouch> record) {
    if (!record.value().change().effects().isEmpty()) {
      changed.add(record.key());
      changed.mark(record.key());
      publication.start();
    }
  }

  private void publishChanged(long now) {
    for (ShopperKey shopper : changed.take(MOST_AT_ONCE)) {
      profiles.find(shopper).ifPresent(profile -> publish(shopper, profile, now));
    }
  }

  // A session of one item says nothing of what comes next; a program's session is taken back.
  private void publish(ShopperKey shopper, Profile profile, long now) {
    var session = ShopperSession.of(shopper.toString(), profile, sessionGap);
    var key = new SessionKey(shopper.tenant(), session.id());
    if (profile.isAutomated()) {
      forward(key, null, now);
    } else if (session.items().size() > 1) {
      var time = Instant.ofEpochMilli(session.time());
      forward(key, new SessionVisits(time, session.items()), now);
    }
  }

  private void forward(SessionKey key, @Nullable SessionVisits visits, long now) {
    context().forward(new Record<>(key, visits, now));
    metrics.sessionPublished();
  }
}
