package dev.daogou.models.sequence;

import java.util.Optional;

/**
 * How far training has come: enough to go on from.
 *
 * @param epoch epochs done
 * @param newest weights and Adam's means now
 * @param best weights of the best epoch so far
 * @param bestEpoch its number, from 1; 0 before the first
 * @param bestQuality its figures
 * @param quality figures of the newest epoch
 */
public record Progress(
    int epoch,
    Parameters.Snapshot newest,
    SequenceWeights best,
    int bestEpoch,
    Optional<NextItemQuality> bestQuality,
    Optional<NextItemQuality> quality) {

  static Progress start(SequenceWeights weights) {
    return new Progress(
        0, Parameters.Snapshot.start(weights), weights, 0, Optional.empty(), Optional.empty());
  }

  Progress after(Parameters.Snapshot weights, NextItemQuality measured) {
    boolean better =
        bestQuality
            .map(best -> measured.cases() == 0 || worth(measured) > worth(best))
            .orElse(true);
    return new Progress(
        epoch + 1,
        weights,
        better ? weights.weights() : best,
        better ? epoch + 1 : bestEpoch,
        better ? Optional.of(measured) : bestQuality,
        Optional.of(measured));
  }

  /** Hits and places both count, each with and without repeats. */
  private static double worth(NextItemQuality quality) {
    return quality.hitRate()
        + quality.hitRateNew()
        + quality.reciprocalRank()
        + quality.reciprocalRankNew();
  }

  int epochsSinceBest() {
    return epoch - bestEpoch;
  }
}
