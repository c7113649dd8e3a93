package dev.daogou.models.cli;

import dev.daogou.models.sequence.NextItemQuality;
import dev.daogou.models.sequence.Progress;
import dev.daogou.models.sequence.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells how training goes: a line every few seconds, and one an epoch. */
final class TrainingLine implements Watcher {
  private static final long EVERY = Duration.ofSeconds(10).toNanos();
  private static final Path STATUS = Path.of("/proc/self/status");

  private final PrintWriter print;
  private final int epochs;
  private final Consumer<Progress> keeper;
  private long epochBegan = System.nanoTime();
  private long told = System.nanoTime();
  private long predictions;
  private double losses;

  TrainingLine(PrintWriter print, int epochs, Consumer<Progress> keeper) {
    this.print = print;
    this.epochs = epochs;
    this.keeper = keeper;
  }

  @Override
  public void step(Step step) {
    predictions += step.predictions();
    losses += (double) step.loss() * step.predictions();
    if (System.nanoTime() - told > EVERY) {
      told = System.nanoTime();
      double each = seconds() / step.step();
      double stepsLeft =
          step.steps() - step.step() + (double) (epochs - step.epoch() - 1) * step.steps();
      print.printf(
          Locale.ROOT,
          "  epoch %d of %d, step %d of %d, loss %.4f, %.0f predictions/s, %d MB, %.0f s left%n",
          step.epoch() + 1,
          epochs,
          step.step(),
          step.steps(),
          losses / predictions,
          predictions / seconds(),
          residentMegabytes(),
          each * stepsLeft);
      print.flush();
    }
  }

  @Override
  public void epoch(Progress progress) {
    print.printf(
        Locale.ROOT,
        "epoch %d: loss %.4f, %.1f s, %d MB; %s%s%n",
        progress.epoch(),
        losses / predictions,
        seconds(),
        residentMegabytes(),
        progress
            .quality()
            .filter(quality -> quality.cases() > 0)
            .map(NextItemQuality::toString)
            .orElse("not measured"),
        progress.bestEpoch() == progress.epoch() ? "" : "; best was " + progress.bestEpoch());
    print.flush();
    keeper.accept(progress);
    epochBegan = System.nanoTime();
    predictions = 0;
    losses = 0;
  }

  private double seconds() {
    return (System.nanoTime() - epochBegan) / 1e9;
  }

  /**
   * What this process holds in memory, native libraries and all; 0 where the system has no word.
   */
  private static long residentMegabytes() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
