package dev.daogou.models.sequence;

/** Hears how training goes. */
public interface Watcher {
  /**
   * A step that was made.
   *
   * @param epoch counted from 0
   * @param step of the epoch, from 1
   * @param steps of the epoch
   * @param predictions in the step
   * @param loss mean over them, before the step
   */
  record Step(int epoch, int step, int steps, int predictions, float loss) {}

  void step(Step step);

  /** An epoch has ended and was measured; the place to keep a checkpoint. */
  void epoch(Progress progress);
}
