package dev.daogou.models.cli;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.model.TextEncoder;
import dev.daogou.models.ranker.RankerTrainer;
import dev.daogou.models.ranker.SampleCollector;
import dev.daogou.models.ranker.Shop;
import dev.daogou.models.ranker.TrainedRanker;
import dev.daogou.models.ranker.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A ranker that is trained for one evaluation, in a directory that goes with it. */
final class OwnRanker implements AutoCloseable {
  private final Path directory;
  private final double seconds;

  private OwnRanker(Path directory, double seconds) {
    this.directory = directory;
    this.seconds = seconds;
  }

  /** Trains as {@code ./daogou train ranker --log} does, on the same log. */
  static OwnRanker train(Shop log, TextEncoder encoder, long seed, Consumer<String> progress)
      throws IOException {
    long started = System.nanoTime();
    Path directory = Files.createTempDirectory("daogou-ranker");
    Consumer<String> told = line -> progress.accept("  " + line);
    TrainingData data =
        TrainingData.recorded(
            new SampleCollector(PersonalizationSettings.defaults(), encoder), log, told);
    TrainedRanker.learn(data, RankerTrainer.Settings.defaults(seed), told).write(directory);
    return new OwnRanker(directory, (System.nanoTime() - started) / 1e9);
  }

  Path directory() {
    return directory;
  }

  /** How long the training took. */
  double seconds() {
    return seconds;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> inmostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inmostFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clean up " + directory, e);
    }
  }
}
