package dev.daogou.models.sequence;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Random;

/** Trains the sequence model with PyTorch on the CPU. */
public final class SequenceTrainer {
  private static final double WARM_UP = 0.05;

  private final SequenceSettings settings;
  private final Predictions predictions;
  private final HeldOut heldOut;
  private final int items;
  private final SampledNegatives rivals;

  /**
   * @param sessions to learn from, the oldest first
   * @param heldOut cases that say when to stop; none make every epoch the best so far
   */
  public SequenceTrainer(
      Vocabulary vocabulary,
      List<List<String>> sessions,
      List<NextItem> heldOut,
      SequenceSettings settings) {
    this.settings = settings;
    this.items = vocabulary.size();
    this.predictions =
        Predictions.of(sessions.stream().map(vocabulary::rows).toList(), settings.recent());
    if (predictions.size() == 0) {
      throw new IllegalArgumentException("the log has no session with two known items");
    }
    this.heldOut = new HeldOut(heldOut, vocabulary);
    int[] counts = new int[items];
    for (int i = 0; i < predictions.size(); i++) {
      counts[predictions.target(i)]++;
    }
    rivals = new SampledNegatives(counts, settings.samples());
  }

  /** Predictions to learn from. */
  public int predictions() {
    return predictions.size();
  }

  /** Where training begins. */
  public Progress begin() {
    return Progress.start(SequenceWeights.random(items, settings, new Random(settings.seed())));
  }

  /**
   * Trains to the end.
   *
   * @param from where to go on from
   * @param watcher hears of it
   * @return the weights of the best epoch
   */
  public Progress train(Progress from, Watcher watcher) {
    Engine engine = Torch.open();
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parameters parameters = new Parameters(from.newest());
      Progress progress = from;
      while (progress.epoch() < settings.epochs()
          && progress.epochsSinceBest() < settings.patience()) {
        epoch(engine, manager, parameters, progress.epoch(), watcher);
        progress =
            progress.after(parameters.snapshot(), heldOut.measure(manager, parameters, settings));
        watcher.epoch(progress);
      }
      return progress;
    }
  }

  private void epoch(
      Engine engine, NDManager manager, Parameters parameters, int epoch, Watcher watcher) {
    // By epoch, so that going on from a checkpoint draws the same as never having stopped.
    Random random = new Random(settings.seed() * 31 + epoch);
    engine.setRandomSeed(random.nextInt(Integer.MAX_VALUE));
    NextItemLoss loss = new NextItemLoss(predictions, rivals, settings);
    List<int[]> batches = predictions.shuffled(settings.batch(), random);
    for (int b = 0; b < batches.size(); b++) {
      long step = (long) epoch * batches.size() + b + 1;
      Adam adam = Adam.at(step, rate(step, batches.size()), settings.decay());
      float value;
      try (NDScope scope = new NDScope();
          GradientCollector collector = engine.newGradientCollector()) {
        scope.suppressNotUsedWarning();
        NextItemLoss.Loss made = loss.of(manager, parameters, batches.get(b), random);
        collector.backward(made.mean());
        parameters.move(made.used(), adam);
        value = made.mean().getFloat();
      }
      watcher.step(new Watcher.Step(epoch, b + 1, batches.size(), batches.get(b).length, value));
    }
  }

  /** Rises for a short while, then falls along a cosine to a twentieth. */
  private float rate(long step, int stepsEachEpoch) {
    double all = (double) settings.epochs() * stepsEachEpoch;
    double share = step / all;
    double factor =
        share < WARM_UP
            ? share / WARM_UP
            : 0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * (share - WARM_UP) / (1 - WARM_UP)));
    return (float) (settings.rate() * factor);
  }
}
