package dev.daogou.models.learning;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.ranker.GeneratedShops;
import dev.daogou.models.ranker.RankerTrainer;
import dev.daogou.models.ranker.Sample;
import dev.daogou.models.ranker.SampleCollector;
import dev.daogou.models.ranker.Shop;
import dev.daogou.models.ranker.TrainedRanker;
import dev.daogou.models.ranker.TrainingData;
import dev.daogou.models.sequence.SequenceLearning;
import dev.daogou.models.sequence.SequenceSettings;
import dev.daogou.models.sequence.SessionLogs;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Learns from a recorded log, as {@code ./daogou train} and {@code ./daogou evaluate} do. */
public final class LogLearning {
  // Generated shops are not real ones: leaning on the blend a little costs nothing there, and on
  // three real logs, which took no part in the training, raised reciprocal rank.
  private static final float LEAN = 0.5f;

  private final PersonalizationSettings settings;
  private final TextEncoder encoder;
  private final List<String> features;
  private final boolean withSequence;
  private final Consumer<String> progress;

  /**
   * @param features names of what rankers are trained with
   * @param withSequence whether a sequence model takes part
   * @param progress told a line now and then
   */
  public LogLearning(
      PersonalizationSettings settings,
      TextEncoder encoder,
      List<String> features,
      boolean withSequence,
      Consumer<String> progress) {
    this.settings = settings;
    this.encoder = encoder;
    this.features = features;
    this.withSequence = withSequence;
    this.progress = progress;
  }

  /** The sequence model of all events, in a folder of its own; none where they teach nothing. */
  public OwnSequence sequence(List<StorefrontEvent> events, long seed) throws IOException {
    ModelFolder folder = ModelFolder.temporary();
    Optional<SequenceModel> model =
        withSequence && !events.isEmpty()
            ? SequenceLearning.learn(
                SessionLogs.of(events), SequenceSettings.defaults(seed), folder.path(), progress)
            : Optional.empty();
    return new OwnSequence(folder, model);
  }

  /**
   * The ranker of a log. The sequence model that takes part in its predictions has seen only what
   * came before all of them: it would be trusted too much where it knows the answers.
   *
   * @param measured whether the newest predictions are kept out at first, to measure with
   */
  public TrainedRanker ranker(Shop shop, RankerTrainer.Settings training, boolean measured)
      throws IOException {
    int first = TrainingData.firstPredicted(shop, withSequence);
    try (OwnSequence before = sequence(shop.events().subList(0, first), training.seed())) {
      SampleCollector collector = new SampleCollector(settings, encoder, before.model(), features);
      TrainingData data = TrainingData.recorded(collector, shop, first, measured, progress);
      return TrainedRanker.learn(data, training, progress);
    }
  }

  /**
   * A ranker for every shop, from generated ones. In half of them a sequence model takes part,
   * which has seen only the earlier half of the log, so that it can do with one and without.
   *
   * @param shops how many
   */
  public TrainedRanker generated(int shops, RankerTrainer.Settings training) throws IOException {
    List<Sample> samples = new ArrayList<>();
    List<Shop> all = GeneratedShops.of(shops, training.seed());
    for (int i = 0; i < all.size(); i++) {
      samples.addAll(samples(all.get(i), i % 2 == 0, training.seed() + i));
    }
    Map<String, List<Sample>> measuring = new TreeMap<>();
    for (Shop shop : GeneratedShops.unseen(training.seed())) {
      measuring.put(shop.name(), samples(shop, false, training.seed()));
      measuring.put(shop.name() + ", sequence model", samples(shop, true, training.seed()));
    }
    TrainingData data =
        new TrainingData("%d generated shops".formatted(shops), features, samples, measuring);
    return TrainedRanker.learn(data, training, LEAN, progress);
  }

  private List<Sample> samples(Shop shop, boolean sequenced, long seed) throws IOException {
    int first = sequenced && withSequence ? shop.events().size() / 2 : 0;
    try (OwnSequence before = sequence(shop.events().subList(0, first), seed)) {
      var collector = new SampleCollector(settings, encoder, before.model(), features);
      List<Sample> samples = TrainingData.some(collector, shop, first, seed);
      progress.accept(
          "%s%s: %,d events, %,d predictions"
              .formatted(
                  shop.name(),
                  before.model().isPresent() ? " with a sequence model" : "",
                  shop.events().size(),
                  samples.size()));
      return samples;
    }
  }
}
