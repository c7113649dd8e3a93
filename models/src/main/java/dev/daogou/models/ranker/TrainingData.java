package dev.daogou.models.ranker;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Predictions to learn from, and later ones to measure with.
 *
 * @param about from what they are, for people
 * @param features names of the inputs, in order
 * @param training to learn from
 * @param measuring by name of what is measured on; took no part in the training
 */
public record TrainingData(
    String about,
    List<String> features,
    List<Sample> training,
    Map<String, List<Sample>> measuring) {
  private static final double MEASURED_SHARE = 0.2;
  private static final double GENERATED_SHARE = 0.08;
  private static final int TOLD_EVERY = 10_000;
  // Every prediction holds the features of all its candidates; the newest say most.
  private static final int MOST_EVENTS = 60_000;
  // What is to be ranked tomorrow is ranked with what was known today: so it is in training.
  private static final int PARTS = 12;
  private static final double FIRST_LEARNED = 0.3;
  private static final double FIRST_LEARNED_WITH_SEQUENCE = 0.6;

  /**
   * Place of the first event of a recorded log that is predicted.
   *
   * @param withSequence whether what comes before teaches a sequence model, which needs more
   */
  public static int firstPredicted(Shop shop, boolean withSequence) {
    int all = shop.events().size();
    double share = withSequence ? FIRST_LEARNED_WITH_SEQUENCE : FIRST_LEARNED;
    return Math.max((int) (share * all), all - MOST_EVENTS);
  }

  /**
   * The later predictions of a recorded log.
   *
   * @param first place of the first event that is predicted
   * @param measured whether the newest of them measure instead of being learned from
   * @param progress told a line now and then
   */
  public static TrainingData recorded(
      SampleCollector collector,
      Shop shop,
      int first,
      boolean measured,
      Consumer<String> progress) {
    int all = shop.events().size();
    int[] done = {first};
    List<Sample> samples =
        collector.collect(
            shop,
            first,
            Math.max(1, all / PARTS),
            event -> {
              if (++done[0] % TOLD_EVERY == 0) {
                progress.accept("  %,d of %,d events replayed".formatted(done[0], all));
              }
              return true;
            });
    int kept = measured ? (int) (samples.size() * (1 - MEASURED_SHARE)) : samples.size();
    return new TrainingData(
        shop.name(),
        collector.features(),
        samples.subList(0, kept),
        measured ? Map.of(shop.name(), samples.subList(kept, samples.size())) : Map.of());
  }

  /**
   * Some of the predictions of a generated log, learned as it goes.
   *
   * @param first place of the first event that may be predicted
   */
  public static List<Sample> some(SampleCollector collector, Shop shop, int first, long seed) {
    Random random = new Random(seed);
    double share = GENERATED_SHARE * shop.events().size() / (shop.events().size() - first);
    return collector.collect(shop, first, 1, event -> random.nextDouble() < share);
  }
}
