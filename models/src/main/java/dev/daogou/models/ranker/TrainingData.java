package dev.daogou.models.ranker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Predictions to learn from, and later ones to measure with.
 *
 * @param about from what they are, for people
 * @param training to learn from
 * @param measuring by name of what is measured on; took no part in the training
 */
public record TrainingData(
    String about, List<Sample> training, Map<String, List<Sample>> measuring) {
  private static final double MEASURED_SHARE = 0.2;
  private static final double GENERATED_SHARE = 0.15;
  private static final double UNSEEN_SHARE = 0.1;
  private static final int TOLD_EVERY = 10_000;
  // Every prediction holds the features of all its candidates; the newest say most.
  private static final int MOST_EVENTS = 60_000;
  // What is to be ranked tomorrow is ranked with what was known today: so it is in training.
  private static final int PARTS = 12;
  private static final double FIRST_LEARNED = 0.3;

  /**
   * The earlier predictions of a recorded log; the last fifth measures.
   *
   * @param progress told a line now and then
   */
  public static TrainingData recorded(
      SampleCollector collector, Shop shop, Consumer<String> progress) {
    int all = shop.events().size();
    int[] done = {0};
    List<Sample> samples =
        collector.collect(
            shop,
            Math.max(1, all / PARTS),
            event -> {
              if (++done[0] % TOLD_EVERY == 0) {
                progress.accept("  %,d of %,d events replayed".formatted(done[0], all));
              }
              return done[0] > Math.max(FIRST_LEARNED * all, all - MOST_EVENTS);
            });
    int measured = (int) (samples.size() * MEASURED_SHARE);
    return new TrainingData(
        shop.name(),
        samples.subList(0, samples.size() - measured),
        Map.of(shop.name(), samples.subList(samples.size() - measured, samples.size())));
  }

  /**
   * Predictions in generated shops; others, which are not learned from, measure.
   *
   * @param progress told a line about each shop
   */
  public static TrainingData generated(
      SampleCollector collector, int shops, long seed, Consumer<String> progress) {
    List<Sample> training = new ArrayList<>();
    List<Shop> all = GeneratedShops.of(shops, seed);
    for (int i = 0; i < all.size(); i++) {
      Random random = new Random(seed + i);
      List<Sample> samples =
          collector.collect(all.get(i), 1, event -> random.nextDouble() < GENERATED_SHARE);
      progress.accept(
          "%s: %d events, %d predictions"
              .formatted(all.get(i).name(), all.get(i).events().size(), samples.size()));
      training.addAll(samples);
    }
    Map<String, List<Sample>> measuring = new TreeMap<>();
    for (Shop shop : GeneratedShops.unseen(seed)) {
      Random random = new Random(seed);
      measuring.put(
          shop.name(), collector.collect(shop, 1, event -> random.nextDouble() < UNSEEN_SHARE));
    }
    return new TrainingData("%d generated shops".formatted(shops), training, measuring);
  }
}
