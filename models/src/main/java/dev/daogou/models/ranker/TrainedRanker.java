package dev.daogou.models.ranker;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A ranker as {@code ./daogou train ranker} makes it, with how good it is.
 *
 * @param weights what was learned
 * @param training from what, by topic
 * @param metrics measured on predictions that took no part in the training
 */
public record TrainedRanker(
    RankerWeights weights, Map<String, String> training, Map<String, Double> metrics) {
  private static final String VERSION = "1";

  /**
   * Learns and measures.
   *
   * @param progress told a line now and then
   */
  public static TrainedRanker learn(
      TrainingData data, RankerTrainer.Settings settings, Consumer<String> progress) {
    return learn(data, settings, 0f, progress);
  }

  /**
   * Learns and measures.
   *
   * @param lean how much the blend counts beside what was learned; for shops that differ from those
   *     that were learned from
   * @param progress told a line now and then
   */
  public static TrainedRanker learn(
      TrainingData data, RankerTrainer.Settings settings, float lean, Consumer<String> progress) {
    progress.accept("Training on %d predictions".formatted(data.training().size()));
    RankerWeights learned =
        new RankerTrainer(GeneratedShops.blend(data.features()), settings)
            .train(
                data.training(),
                (network, epoch, loss) ->
                    progress.accept(
                        String.format(
                            Locale.ROOT,
                            "  network %d of %d, epoch %d of %d, loss %.4f",
                            network + 1,
                            settings.networks(),
                            epoch + 1,
                            settings.epochs(),
                            loss)));
    RankerWeights weights =
        lean > 0 ? learned.leaningOn(GeneratedShops.blendAlone(data.features()), lean) : learned;
    return new TrainedRanker(
        weights,
        Map.of(
            "data", data.about(),
            "predictions", Integer.toString(data.training().size()),
            "seed", Long.toString(settings.seed())),
        measured(data, weights, progress));
  }

  private static Map<String, Double> measured(
      TrainingData data, RankerWeights weights, Consumer<String> progress) {
    Map<String, Double> metrics = new TreeMap<>();
    data.measuring()
        .forEach(
            (name, samples) -> {
              RankingQuality before =
                  RankingQuality.of(samples, GeneratedShops.blendAlone(data.features()));
              RankingQuality after = RankingQuality.of(samples, weights);
              progress.accept("%s, %d predictions, list of 20".formatted(name, samples.size()));
              progress.accept(line("blend", before));
              progress.accept(line("trained", after));
              metrics.put(name + " HR@20", after.hitRate());
              metrics.put(name + " MRR@20", after.reciprocalRank());
              metrics.put(name + " blend HR@20", before.hitRate());
              metrics.put(name + " blend MRR@20", before.reciprocalRank());
            });
    return metrics;
  }

  private static String line(String name, RankingQuality quality) {
    return String.format(
        Locale.ROOT,
        "  %-8s repeat HR %.4f MRR %.4f, no repeat HR %.4f MRR %.4f",
        name,
        quality.hitRate(),
        quality.reciprocalRank(),
        quality.hitRateNew(),
        quality.reciprocalRankNew());
  }

  /** Writes it as a model directory. */
  public void write(Path directory) {
    write(directory, VERSION, Map.of());
  }

  /**
   * Writes it as a model directory.
   *
   * @param version that sets it apart from others
   * @param source further words on what it was trained from, by topic
   */
  public void write(Path directory, String version, Map<String, String> source) {
    Map<String, String> all = new TreeMap<>(training);
    all.putAll(source);
    RankerExport.write(weights, version, all, metrics, directory);
  }
}
