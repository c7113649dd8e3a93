package dev.daogou.models.ranker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fits the ranker to predictions that were noted during a replay: a softmax over all candidates of
 * a prediction must choose the clicked one (ListNet's top-one loss; Cao et al., 2007). The linear
 * part starts as the blend. Several networks are fitted side by side, each from other first weights
 * and in another order; the same samples and settings give the same weights.
 */
public final class RankerTrainer {

  /**
   * How to train.
   *
   * @param networks whose mean is the ranker
   * @param epochs passes over the samples
   * @param batch samples of a step
   * @param rate learning rate at the beginning; it falls to a tenth
   * @param decay pull of the layers' weights towards 0, per step and rate
   * @param seed of first weights and order
   */
  public record Settings(int networks, int epochs, int batch, float rate, float decay, long seed) {
    public Settings {
      if (networks < 1 || epochs < 0 || batch < 1 || rate <= 0) {
        throw new IllegalArgumentException("networks, epochs, batch and rate must be positive");
      }
    }

    /** The same with another number of epochs. */
    public Settings withEpochs(int other) {
      return new Settings(networks, other, batch, rate, decay, seed);
    }

    /** The same with another number of networks. */
    public Settings withNetworks(int other) {
      return new Settings(other, epochs, batch, rate, decay, seed);
    }

    /** For many logs, whose predictions are plenty. */
    public static Settings defaults(long seed) {
      return new Settings(1, 1, 32, 0.002f, 0.01f, seed);
    }

    /** For one log: several networks, since one would learn chance. */
    public static Settings onOneLog(long seed) {
      return new Settings(3, 4, 32, 0.002f, 0.01f, seed);
    }
  }

  /** Told of each network's epochs, by any thread. */
  public interface Progress {
    void epoch(int network, int epoch, double loss);
  }

  private final Settings settings;
  private final RankerWeights start;

  /**
   * @param start where training begins: a linear part; its means and deviations are replaced by the
   *     samples'
   */
  public RankerTrainer(RankerWeights start, Settings settings) {
    this.start = start;
    this.settings = settings;
  }

  /** Trains, each network on a thread of its own as far as there are processors. */
  public RankerWeights train(List<Sample> samples, Progress progress) {
    List<Sample> useful = samples.stream().filter(sample -> sample.clicked() >= 0).toList();
    MeanAndDeviation spread = MeanAndDeviation.of(useful, start.inputs());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(settings.networks(), Runtime.getRuntime().availableProcessors()))) {
      List<Future<Network>> training = new ArrayList<>();
      for (int n = 0; n < settings.networks(); n++) {
        int number = n;
        training.add(threads.submit(() -> train(number, useful, spread, progress)));
      }
      List<Network> networks = new ArrayList<>();
      for (Future<Network> network : training) {
        networks.add(network.get());
      }
      return new RankerWeights(start.features(), spread.mean(), spread.deviation(), networks);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a network cannot be trained", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in training", e);
    }
  }

  private Network train(
      int number, List<Sample> samples, MeanAndDeviation spread, Progress progress) {
    Random random = new Random(settings.seed() * 1_000 + number);
    var parameters = new RankerParameters(start.networks().getFirst().linear(), spread, random);
    var step = new ListwiseStep(parameters);
    List<Sample> order = new ArrayList<>(samples);
    int steps = Math.max(1, settings.epochs() * order.size() / settings.batch());
    int done = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      Collections.shuffle(order, random);
      double loss = 0;
      for (int from = 0; from < order.size(); from += settings.batch()) {
        List<Sample> batch = order.subList(from, Math.min(order.size(), from + settings.batch()));
        for (Sample sample : batch) {
          loss += step.add(sample, 1f / batch.size());
        }
        float rate = settings.rate() * (1 - 0.9f * Math.min(1f, (float) done++ / steps));
        parameters.move(rate, settings.decay());
      }
      progress.epoch(number, epoch, loss / Math.max(1, order.size()));
    }
    return parameters.network();
  }
}
