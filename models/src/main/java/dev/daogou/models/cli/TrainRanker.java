package dev.daogou.models.cli;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.learning.LogLearning;
import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogFormat;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.ranker.RankerTrainer;
import dev.daogou.models.ranker.Shop;
import dev.daogou.models.ranker.TrainedRanker;
import dev.daogou.models.topics.TopicLog;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
          + " last fifth measures it. With --from-topics the log is what lies on Kafka.",
    })
final class TrainRanker implements Callable<Integer> {
  @Option(names = "--log", description = "Recorded log to learn from.")
  private Optional<Path> log = Optional.empty();

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
  private @Nullable Integer epochs;

  @Option(
      names = "--no-sequence",
      description = "For a shop that has no sequence model; otherwise one takes part in training.")
  private boolean noSequence;

  @Option(
      names = "--shops",
      defaultValue = "24",
      description = "Generated shops to learn from (default: ${DEFAULT-VALUE}).")
  private int shops;

  @Mixin private FeatureOptions features;

  @Mixin private LiveOptions live;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    live.check(spec, log.isPresent());
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
          train(encoder, print);
        } catch (IOException e) {
          throw new UncheckedIOException("the ranker cannot be trained", e);
        }
        yield 0;
      }
    };
  }

  private void train(TextEncoder encoder, PrintWriter print) throws IOException {
    Consumer<String> progress =
        line -> {
          print.println(line);
          print.flush();
        };
    LogLearning learning =
        new LogLearning(
            PersonalizationSettings.ofThisProcess(),
            encoder,
            features.names(spec),
            !noSequence,
            progress);
    Optional<TopicLog> topics = live.read(progress);
    Optional<Shop> shop = topics.map(TopicLog::shop).or(() -> log.map(this::shop));
    TrainedRanker ranker =
        shop.isEmpty()
            ? learning.generated(shops, settings(RankerTrainer.Settings.defaults(seed)))
            : learning.ranker(shop.get(), settings(RankerTrainer.Settings.onOneLog(seed)), true);
    Map<String, String> source = topics.map(TopicLog::training).orElse(Map.of());
    Path written = live.directory(out);
    ranker.write(written, live.version(), source);
    progress.accept("Written to " + written);
    live.announce(written, progress);
  }

  private RankerTrainer.Settings settings(RankerTrainer.Settings usual) {
    return epochs == null ? usual : usual.withEpochs(epochs);
  }

  private Shop shop(Path file) {
    LogFormat shape =
        LogFormat.of(format)
            .filter(known -> known == LogFormat.SESSIONS || known == LogFormat.SEQUENCES)
            .orElseThrow(
                () ->
                    wrong("there is no format '%s'; sessions and sequences are".formatted(format)));
    if (!Files.isRegularFile(file)) {
      throw wrong("there is no file " + file);
    }
    return switch (LogFiles.readTraining(shape, List.of(file))) {
      case Unreadable<List<StorefrontEvent>>(String reason) -> throw wrong(reason);
      case Read<List<StorefrontEvent>>(List<StorefrontEvent> events) ->
          new Shop(file.getFileName().toString(), Map.of(), events);
    };
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
