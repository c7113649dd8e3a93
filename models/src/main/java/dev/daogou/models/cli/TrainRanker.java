package dev.daogou.models.cli;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.model.Loading;
import dev.daogou.model.ModelFiles;
import dev.daogou.model.ModelSettings;
import dev.daogou.model.OnnxTextEncoder;
import dev.daogou.models.ranker.GeneratedShops;
import dev.daogou.models.ranker.RankerExport;
import dev.daogou.models.ranker.RankerTrainer;
import dev.daogou.models.ranker.RankerWeights;
import dev.daogou.models.ranker.RankingQuality;
import dev.daogou.models.ranker.Sample;
import dev.daogou.models.ranker.SampleCollector;
import dev.daogou.models.ranker.SessionFile;
import dev.daogou.models.ranker.Shop;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
  private static final double MEASURED_SHARE = 0.2;

  @Option(names = "--log", description = "Recorded log to learn from.")
  private Path log;

  @Option(
      names = "--format",
      defaultValue = "sessions",
      description = "Format of the log: sessions (columns SessionId, ItemId, Time).")
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

  @Option(
      names = "--epochs",
      defaultValue = "3",
      description = "Passes over the predictions (default: ${DEFAULT-VALUE}).")
  private int epochs;

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
    List<Sample> training = new ArrayList<>();
    Map<String, List<Sample>> measuring = new TreeMap<>();
    if (log == null) {
      generated(collector, training, measuring, print);
    } else {
      recorded(collector, training, measuring, print);
    }
    print.printf("Training on %d predictions%n", training.size());
    print.flush();
    RankerWeights blend = GeneratedShops.blend();
    RankerWeights weights =
        new RankerTrainer(blend, RankerTrainer.Settings.defaults(seed).withEpochs(epochs))
            .train(
                training,
                (network, epoch, loss) -> {
                  print.printf(
                      Locale.ROOT, "  epoch %d of %d, loss %.4f%n", epoch + 1, epochs, loss);
                  print.flush();
                });
    Map<String, Double> metrics = new TreeMap<>();
    measuring.forEach(
        (name, samples) -> {
          RankingQuality before = RankingQuality.of(samples, GeneratedShops.blendAlone());
          RankingQuality after = RankingQuality.of(samples, weights);
          print.printf("%s, %d predictions, list of 20%n", name, samples.size());
          print(print, "blend", before);
          print(print, "trained", after);
          metrics.put(name + " HR@20", after.hitRate());
          metrics.put(name + " MRR@20", after.reciprocalRank());
          metrics.put(name + " blend HR@20", before.hitRate());
          metrics.put(name + " blend MRR@20", before.reciprocalRank());
        });
    RankerExport.write(
        weights,
        "1",
        Map.of(
            "data",
                log == null ? "%d generated shops".formatted(shops) : log.getFileName().toString(),
            "predictions", Integer.toString(training.size()),
            "seed", Long.toString(seed)),
        metrics,
        out);
    print.printf("Written to %s%n", out);
    print.flush();
  }

  private void generated(
      SampleCollector collector,
      List<Sample> training,
      Map<String, List<Sample>> measuring,
      PrintWriter print) {
    List<Shop> all = GeneratedShops.of(shops, seed);
    for (int i = 0; i < all.size(); i++) {
      Random random = new Random(seed + i);
      List<Sample> samples = collector.collect(all.get(i), event -> random.nextDouble() < 0.15);
      print.printf(
          "  %s: %d events, %d predictions%n",
          all.get(i).name(), all.get(i).events().size(), samples.size());
      print.flush();
      training.addAll(samples);
    }
    for (Shop shop : GeneratedShops.unseen(seed)) {
      Random random = new Random(seed);
      measuring.put(shop.name(), collector.collect(shop, event -> random.nextDouble() < 0.1));
    }
  }

  private void recorded(
      SampleCollector collector,
      List<Sample> training,
      Map<String, List<Sample>> measuring,
      PrintWriter print) {
    if (!format.equals("sessions")) {
      throw new ParameterException(
          spec.commandLine(), "there is no format '%s'; it must be sessions".formatted(format));
    }
    if (!Files.isRegularFile(log)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + log);
    }
    Shop shop = SessionFile.read(log);
    List<Sample> samples = collector.collect(shop, event -> true);
    int measured = (int) (samples.size() * MEASURED_SHARE);
    training.addAll(samples.subList(0, samples.size() - measured));
    measuring.put(shop.name(), samples.subList(samples.size() - measured, samples.size()));
    print.printf("%s: %d events%n", shop.name(), shop.events().size());
  }

  private static void print(PrintWriter print, String name, RankingQuality quality) {
    print.printf(
        Locale.ROOT,
        "  %-8s repeat HR %.4f MRR %.4f, no repeat HR %.4f MRR %.4f%n",
        name,
        quality.hitRate(),
        quality.reciprocalRank(),
        quality.hitRateNew(),
        quality.reciprocalRankNew());
    print.flush();
  }
}
