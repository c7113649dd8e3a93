package dev.daogou.models.cli;

import dev.daogou.models.sequence.SequenceSettings;
import picocli.CommandLine.Option;

/** What can be set about training the sequence model. */
final class SequenceOptions {
  private static final SequenceSettings USUAL = SequenceSettings.defaults(1);

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--dimensions", description = "Width of the vectors (default: ${DEFAULT-VALUE}).")
  private int dimensions = USUAL.dimensions();

  @Option(
      names = "--blocks",
      description = "Attention blocks; 0 is pooling alone (default: ${DEFAULT-VALUE}).")
  private int blocks = USUAL.blocks();

  @Option(
      names = "--recent",
      description = "Items of a session that are looked at (default: ${DEFAULT-VALUE}).")
  private int recent = USUAL.recent();

  @Option(
      names = "--least-count",
      description = "How often an item must occur (default: ${DEFAULT-VALUE}).")
  private int leastCount = USUAL.leastCount();

  @Option(
      names = "--item-dropout",
      description = "Share of item components dropped (default: ${DEFAULT-VALUE}).")
  private float itemDropout = USUAL.itemDropout();

  @Option(
      names = "--dropout",
      description = "Share of inner components dropped (default: ${DEFAULT-VALUE}).")
  private float dropout = USUAL.dropout();

  @Option(
      names = "--temperature",
      description = "By which cosines are divided (default: ${DEFAULT-VALUE}).")
  private float temperature = USUAL.temperature();

  @Option(names = "--rate", description = "Highest step of Adam (default: ${DEFAULT-VALUE}).")
  private float rate = USUAL.rate();

  @Option(names = "--decay", description = "Weight decay (default: ${DEFAULT-VALUE}).")
  private float decay = USUAL.decay();

  @Option(names = "--batch", description = "Predictions a step (default: ${DEFAULT-VALUE}).")
  private int batch = USUAL.batch();

  @Option(names = "--samples", description = "Items drawn a step (default: ${DEFAULT-VALUE}).")
  private int samples = USUAL.samples();

  @Option(
      names = "--epochs",
      description = "Passes over the predictions (default: ${DEFAULT-VALUE}).")
  private int epochs = USUAL.epochs();

  @Option(
      names = "--patience",
      description = "Epochs without gain that end training (default: ${DEFAULT-VALUE}).")
  private int patience = USUAL.patience();

  @Option(
      names = "--ageing",
      description = "How much less the oldest sessions count (default: ${DEFAULT-VALUE}).")
  private float ageing = USUAL.ageing();

  SequenceSettings settings() {
    return new SequenceSettings(
        dimensions,
        blocks,
        recent,
        leastCount,
        itemDropout,
        dropout,
        temperature,
        rate,
        decay,
        batch,
        samples,
        epochs,
        patience,
        ageing,
        seed);
  }
}
