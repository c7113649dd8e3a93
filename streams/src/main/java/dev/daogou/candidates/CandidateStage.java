package dev.daogou.candidates;

import dev.daogou.app.PendingKeys;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.VersionedSerde;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Wires the candidates: touched shoppers in, batches of shoppers with candidates out. */
public final class CandidateStage {
  static final String PENDING = "pending";

  /** Store of the highest offset seen of the task's own partition of the events topic. */
  static final String PROGRESS = "progress";

  /** Store of the shoppers of whom history was learned, each with its newest {@link Cause}. */
  static final String HISTORY = "history";

  /** The only key in it. */
  static final String SEEN = "seen";

  private CandidateStage() {}

  public static KStream<Void, CandidateBatch> from(
      KStream<ShopperKey, ProfileTouch> touched,
      Topics topics,
      ItemGraphs graphs,
      SessionIndexes sessions,
      TextEncoder encoder,
      LiveModel<SequenceModel> sequence,
      CandidateSettings settings,
      StageMetrics metrics,
      FollowedEvents followed) {
    return touched.process(
        new ProcessorSupplier<ShopperKey, ProfileTouch, Void, CandidateBatch>() {
          @Override
          public CandidateProcessor get() {
            return new CandidateProcessor(
                topics.events().name(),
                settings,
                graphs,
                sessions,
                encoder,
                sequence,
                metrics,
                followed);
          }

          @Override
          public Set<StoreBuilder<?>> stores() {
            return Set.of(
                PendingKeys.store(PENDING),
                // Cached, so that what changes often costs one record a commit.
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PROGRESS),
                        Serdes.String(),
                        new VersionedSerde<>((byte) 1, Serdes.Long()))
                    .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(HISTORY),
                        KeySerdes.shopper(),
                        new CauseSerde())
                    .withCachingEnabled());
          }
        },
        Named.as("candidates"),
        ProfileStage.PROFILES);
  }
}
