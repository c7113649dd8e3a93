package dev.daogou.candidates;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.daogou.app.ShopperWork;
import dev.daogou.app.StageMetrics;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Wires the candidates: touched shoppers in, batches of shoppers with candidates out. */
public final class CandidateStage {
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
    FailingShoppers failing =
        new FailingShoppers(settings.rescore().batch(), Ticker.systemTicker());
    return touched.process(
        () ->
            new CandidateProcessor(
                topics.events().name(),
                settings,
                graphs,
                sessions,
                encoder,
                sequence,
                metrics,
                followed,
                failing),
        Named.as("candidates"),
        ProfileStage.PROFILES,
        ShopperWork.STORE);
  }
}
