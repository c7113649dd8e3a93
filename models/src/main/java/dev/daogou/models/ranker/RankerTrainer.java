package dev.daogou.models.ranker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Fits the ranker to predictions that were noted during a replay: a softmax over all candidates of
 * a prediction must choose the clicked one (ListNet's top-one loss; Cao et al., 2007). The linear
 * part starts as the blend; the same samples and settings give the same weights.
 */
public final class RankerTrainer {

  /**
   * How to train.
   *
   * @param epochs passes over the samples
   * @param batch samples of a step
   * @param rate learning rate at the beginning; it falls to a tenth
   * @param decay pull of the layers' weights towards 0, per step and rate
   * @param seed of first weights and order
   */
  public record Settings(int epochs, int batch, float rate, float decay, long seed) {
    public Settings {
      if (epochs < 0 || batch < 1 || rate <= 0) {
        throw new IllegalArgumentException("epochs, batch and rate must be positive");
      }
    }

    /** The same with another number of epochs. */
    public Settings withEpochs(int other) {
      return new Settings(other, batch, rate, decay, seed);
    }

    public static Settings defaults(long seed) {
      return new Settings(3, 32, 0.002f, 0.01f, seed);
    }
  }

  private final Settings settings;
  private final Random random;
  private final RankerParameters parameters;
  private final ListwiseStep step;

  /**
   * @param start where training begins; its means and deviations are replaced by the samples'
   */
  public RankerTrainer(RankerWeights start, List<Sample> samples, Settings settings) {
    this.settings = settings;
    this.random = new Random(settings.seed());
    this.parameters = RankerParameters.of(start, samples, random);
    this.step = new ListwiseStep(parameters);
  }

  /**
   * Trains.
   *
   * @param progress told the epoch and its mean loss
   */
  public RankerWeights train(List<Sample> samples, BiConsumer<Integer, Double> progress) {
    List<Sample> useful =
        new ArrayList<>(samples.stream().filter(sample -> sample.clicked() >= 0).toList());
    int steps = Math.max(1, settings.epochs() * useful.size() / settings.batch());
    int done = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      Collections.shuffle(useful, random);
      double loss = 0;
      for (int from = 0; from < useful.size(); from += settings.batch()) {
        List<Sample> batch = useful.subList(from, Math.min(useful.size(), from + settings.batch()));
        for (Sample sample : batch) {
          loss += step.add(sample, 1f / batch.size());
        }
        float rate = settings.rate() * (1 - 0.9f * Math.min(1f, (float) done++ / steps));
        parameters.move(rate, settings.decay());
      }
      progress.accept(epoch, loss / useful.size());
    }
    return parameters.weights();
  }
}
