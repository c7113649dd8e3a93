package dev.daogou.sessions;

import dev.daogou.app.ShopperWork;
import dev.daogou.app.StageMetrics;
import dev.daogou.catalogue.GlobalTable;
import dev.daogou.intake.KnownTenants;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.schemas.SessionKey;
import dev.daogou.schemas.SessionVisits;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Wires the sessions: touched shoppers in; an index of everybody's sessions on every instance. */
public final class SessionsStage {
  private SessionsStage() {}

  /**
   * Adds the stage; the indexes then follow what it publishes.
   *
   * @param sessionGap a longer silence starts a new session, where events name none
   */
  public static void from(
      KStream<ShopperKey, ProfileTouch> touched,
      StreamsBuilder builder,
      Topics topics,
      SessionIndexes indexes,
      KnownTenants tenants,
      SessionLimits limits,
      Duration sessionGap,
      StageMetrics metrics) {
    touched
        .process(
            () -> new SessionsProcessor(limits, sessionGap, metrics),
            Named.as("sessions"),
            ProfileStage.PROFILES,
            ShopperWork.STORE)
        .to(
            topics.sessions().name(),
            Produced.with(topics.sessions().key(), topics.sessions().value())
                .withName("session-visits"));
    GlobalTable.follow(
        builder,
        "sessions-view",
        topics.sessions(),
        tenants.only(SessionKey::tenant, (key, visits) -> accept(indexes, key, visits)));
  }

  private static void accept(SessionIndexes indexes, SessionKey key, SessionVisits visits) {
    if (visits == null) {
      indexes.forget(key.tenant(), key.session());
    } else {
      indexes.accept(
          key.tenant(), key.session(), visits.getTime().toEpochMilli(), visits.getItems());
    }
  }
}
