package dev.daogou.models.cli;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.model.Loading;
import dev.daogou.model.ModelFiles;
import dev.daogou.model.ModelSettings;
import dev.daogou.model.OnnxTextEncoder;
import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogFormat;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.ranker.RankerTrainer;
import dev.daogou.models.ranker.SampleCollector;
import dev.daogou.models.ranker.Shop;
import dev.daogou.models.ranker.TrainedRanker;
import dev.daogou.models.ranker.TrainingData;
import dev.daogou.schemas.StorefrontEvent;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the ranker on generated shops or on a recorded log, measures it, and writes it. */
@Command(
    name = "ranker",
    mixinStandardHelpOptions = true,
    description = {
      "Train the ranker and write it as ONNX.",
      "Without a log it learns from generated shops; with one, from the log's earlier part, and the"
          + " last fifth measures it."
    })
final class TrainRanker implements Callable<Integer> {
  @Option(names = "--log", description = "Recorded log to learn from.")
  private Path log;

  @Option(
      names = "--format",
      defaultValue = "sessions",
      description = {
        "Format of the log: sessions (columns SessionId, ItemId, Time) or sequences (one session a",
        "line, item ids; default: ${DEFAULT-VALUE})."
      })
  private String format;

  @Option(
      names = "--out",
      defaultValue = ".daogou/models/ranker",
      description = "Directory of the model (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--epochs", description = "Passes over the predictions (default: as shipped).")
  private Integer epochs;

  @Option(
      names = "--shops",
      defaultValue = "12",
      description = "Generated shops to learn from (default: ${DEFAULT-VALUE}).")
  private int shops;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    return switch (OnnxTextEncoder.load(
        ModelFiles.shippedTextEncoder(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Refused<OnnxTextEncoder>(String reason) -> {
        print.printf("The text encoder cannot be loaded: %s%n", reason);
        print.flush();
        yield 1;
      }
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder encoder) -> {
        try (encoder) {
          train(new SampleCollector(PersonalizationSettings.defaults(), encoder), print);
        }
        yield 0;
      }
    };
  }

  private void train(SampleCollector collector, PrintWriter print) {
    Consumer<String> progress =
        line -> {
          print.println(line);
          print.flush();
        };
    TrainingData data =
        log == null
            ? TrainingData.generated(collector, shops, seed, progress)
            : TrainingData.recorded(collector, shop(), progress);
    RankerTrainer.Settings usual = RankerTrainer.Settings.defaults(seed);
    TrainedRanker.learn(data, epochs == null ? usual : usual.withEpochs(epochs), progress)
        .write(out);
    progress.accept("Written to " + out);
  }

  private Shop shop() {
    LogFormat shape =
        LogFormat.of(format)
            .filter(known -> known == LogFormat.SESSIONS || known == LogFormat.SEQUENCES)
            .orElseThrow(
                () ->
                    wrong("there is no format '%s'; sessions and sequences are".formatted(format)));
    if (!Files.isRegularFile(log)) {
      throw wrong("there is no file " + log);
    }
    return switch (LogFiles.readTraining(shape, List.of(log))) {
      case Unreadable<List<StorefrontEvent>>(String reason) -> throw wrong(reason);
      case Read<List<StorefrontEvent>>(List<StorefrontEvent> events) ->
          new Shop(log.getFileName().toString(), Map.of(), events);
    };
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
