package dev.daogou;

import dev.daogou.announcements.ModelFollower;
import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.LoadableModel;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.ranking.RankerTrial;
import dev.daogou.recommender.sources.CandidateLimits;
import dev.daogou.schemas.Topics;
import java.util.Map;
import java.util.Optional;

/**
 * The models that can be exchanged while the topology runs.
 *
 * @param sequence expects what comes next in a session; without one the other sources do
 * @param ranker scores candidates; without one the blend does
 * @param follow where announced models run; empty where announcements are not to be followed
 */
public record LiveModels(
    LiveModel<SequenceModel> sequence, LiveModel<Ranker> ranker, Optional<ModelSettings> follow)
    implements AutoCloseable {

  /** These until others are announced; what is announced runs on the CPU. */
  public static LiveModels of(Optional<SequenceModel> sequence, Optional<Ranker> ranker) {
    return new LiveModels(
        LiveModel.of(sequence),
        LiveModel.of(ranker),
        Optional.of(ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU)));
  }

  /** Follows the announcements; does nothing where they are not to be followed. */
  ModelFollower follower(Topics topics, CandidateLimits limits, int width, StageMetrics metrics) {
    return new ModelFollower(
        topics.models(),
        follow.map(where -> loadable(where, limits, width)).orElse(Map.of()),
        metrics);
  }

  private Map<ModelKind, LoadableModel<?>> loadable(
      ModelSettings where, CandidateLimits limits, int width) {
    RankerTrial trial = new RankerTrial(width, limits.recent(), limits.most());
    return Map.of(
        ModelKind.RANKER,
        new LoadableModel<>(
            ranker, files -> Ranker.load(files, Features.names(), where).then(trial::of)),
        ModelKind.SEQUENCE,
        new LoadableModel<>(
            sequence, files -> SequenceModel.load(files, where).then(SequenceModel::tried)));
  }

  @Override
  public void close() {
    ranker.close();
    sequence.close();
  }
}
