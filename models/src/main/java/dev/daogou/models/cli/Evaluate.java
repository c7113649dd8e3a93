package dev.daogou.models.cli;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.model.Loading;
import dev.daogou.model.ModelFiles;
import dev.daogou.model.ModelSettings;
import dev.daogou.model.OnnxTextEncoder;
import dev.daogou.model.TextEncoder;
import dev.daogou.models.quality.Evaluation;
import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogFormat;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.quality.Measured;
import dev.daogou.models.quality.RecordedLog;
import dev.daogou.models.quality.Report;
import dev.daogou.models.quality.ReportJson;
import dev.daogou.models.quality.TestCases;
import dev.daogou.models.ranker.Shop;
import dev.daogou.models.ratings.Rating;
import dev.daogou.models.ratings.RatingEvaluation;
import dev.daogou.models.ratings.RatingFile;
import dev.daogou.models.ratings.RatingQuality;
import dev.daogou.models.ratings.RatingReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daogou evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learns a recorded log, makes the list of 20 before each click of other sessions, and tells"
          + " how often and how high the clicked item stood in it.",
      "",
      "Formats (.gz is read as it is):",
      "  sessions      TSV or CSV with the columns SessionId, ItemId, Time (epoch seconds)",
      "  sequences     one session a line, item ids in click order; times are made up",
      "  prefix-label  the test file has a prefix of item ids, a tab, and the item that followed;",
      "                the train file is sequences",
      "  ratings       user, item, rating, time with a header, or as MovieLens comes; the figures",
      "                are RMSE and MAE",
      "",
      "Models:",
      "  daogou          the whole pipeline; its ranker is trained on the train file first",
      "  daogou-shipped  the whole pipeline with the ranker that ships",
      "  blend           the weighted sum of all sources, which stands in where no ranker answers",
      "  popular         what was clicked most, the same for everybody",
      "  next, similar … each source of candidates by itself; all names every one",
      "Models of ratings: global-mean, bias (of user and item), daogou (factors)",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  daogou evaluate --train clicks.tsv.gz --test later.tsv.gz",
      "  daogou evaluate --train clicks.tsv.gz --test later.tsv.gz --online --models all",
      "  daogou evaluate --train sessions.txt --test cases.tsv --format prefix-label --limit 15000",
      "",
      "Exit code 0 when it was measured, 1 when a log or a model cannot be read, 2 for wrong usage."
    })
final class Evaluate implements Callable<Integer> {
  private static final List<String> USUAL =
      List.of("popular", "blend", Contenders.SHIPPED, Contenders.TRAINED);

  @Option(
      names = "--train",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Logs to learn from.")
  private List<Path> train;

  @Option(
      names = "--test",
      required = true,
      paramLabel = "FILE",
      description = "Log to predict in.")
  private Path test;

  @Option(
      names = "--format",
      defaultValue = "sessions",
      paramLabel = "FORMAT",
      description = "sessions, sequences, prefix-label, ratings (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--repeat",
      description = "Only with lists that may hold the item being viewed (default: both).")
  private boolean repeat;

  @Option(
      names = "--no-repeat",
      description = "Only with lists from which the item being viewed is taken out.")
  private boolean noRepeat;

  @Option(
      names = "--online",
      description = "Learn each click after it was predicted; needs a log with times.")
  private boolean online;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Who predicts, separated by commas, or all",
        "(default: popular,blend,daogou-shipped,daogou; of ratings all)."
      })
  private List<String> models;

  @Option(
      names = "--ranker",
      paramLabel = "DIR",
      description = "A ranker of your own that competes as 'ranker', such as ./daogou train makes.")
  private Path ranker;

  @Option(
      names = "--limit",
      defaultValue = "0",
      paramLabel = "K",
      description = "Stop drawing sessions when they hold K predictions (default: all).")
  private int limit;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", paramLabel = "OUT", description = "Write the figures there, too.")
  private Path json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LogFormat shape =
        LogFormat.of(format).orElseThrow(() -> wrong("there is no format '" + format + "'"));
    train.forEach(this::mustExist);
    mustExist(test);
    if (shape == LogFormat.RATINGS) {
      return ratings();
    }
    names();
    return switch (LogFiles.read(shape, train, test)) {
      case Unreadable<RecordedLog>(String reason) -> failed(reason);
      case Read<RecordedLog>(RecordedLog log) -> evaluate(shape, log);
    };
  }

  private int ratings() throws IOException {
    List<String> wanted =
        models == null || models.equals(List.of("all")) ? RatingEvaluation.MODELS : models;
    if (!RatingEvaluation.MODELS.containsAll(wanted)) {
      throw wrong("models of ratings are " + String.join(", ", RatingEvaluation.MODELS));
    }
    return switch (RatingFile.read(train)) {
      case Unreadable<List<Rating>>(String reason) -> failed(reason);
      case Read<List<Rating>>(List<Rating> learned) ->
          switch (RatingFile.read(List.of(test))) {
            case Unreadable<List<Rating>>(String reason) -> failed(reason);
            case Read<List<Rating>>(List<Rating> tested) -> ratings(wanted, learned, tested);
          };
    };
  }

  private int ratings(List<String> wanted, List<Rating> learned, List<Rating> tested)
      throws IOException {
    if (online && tested.stream().anyMatch(rating -> rating.time() == Rating.NO_TIME)) {
      throw wrong("--online needs the time of every rating");
    }
    PrintWriter err = spec.commandLine().getErr();
    List<RatingQuality> found =
        new RatingEvaluation(
                learned,
                tested,
                online,
                seed,
                line -> {
                  err.println(line);
                  err.flush();
                })
            .run(wanted);
    RatingReport.print(found, online, spec.commandLine().getOut());
    if (json != null) {
      RatingReport.addTo(report(LogFormat.RATINGS), found, online).write(json);
    }
    return 0;
  }

  private int evaluate(LogFormat shape, RecordedLog log) throws IOException {
    if (online && !log.timed()) {
      throw wrong("--online needs the times of clicks, which " + shape.label() + " do not have");
    }
    PrintWriter out = spec.commandLine().getOut();
    TestCases cases =
        limit > 0 ? TestCases.drawn(log.test(), limit, seed) : TestCases.all(log.test());
    if (limit > 0) {
      out.printf(
          "%,d of %,d predictions: whole sessions drawn with seed %d%n",
          cases.size(), log.cases(), seed);
    }
    return switch (OnnxTextEncoder.load(
        ModelFiles.shippedTextEncoder(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Refused<OnnxTextEncoder>(String reason) -> failed(reason);
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder encoder) -> {
        try (encoder) {
          yield evaluate(shape, log, cases, encoder);
        }
      }
    };
  }

  private int evaluate(LogFormat shape, RecordedLog log, TestCases cases, TextEncoder encoder)
      throws IOException {
    if (!names().contains(Contenders.TRAINED)) {
      return evaluate(shape, log, cases, encoder, Optional.empty());
    }
    Shop shop = new Shop(train.getLast().getFileName().toString(), Map.of(), log.train());
    try (OwnRanker own = OwnRanker.train(shop, encoder, seed, spec.commandLine().getErr())) {
      return evaluate(shape, log, cases, encoder, Optional.of(own));
    }
  }

  private int evaluate(
      LogFormat shape,
      RecordedLog log,
      TestCases cases,
      TextEncoder encoder,
      Optional<OwnRanker> own)
      throws IOException {
    return switch (Contenders.load(names(), own.map(OwnRanker::directory), ranker)) {
      case Loading.Refused<Contenders>(String reason) -> failed(reason);
      case Loading.Loaded<Contenders>(Contenders contenders) -> {
        try (contenders) {
          Measured measured =
              new Evaluation(
                      PersonalizationSettings.defaults(), encoder, spec.commandLine().getErr())
                  .run(
                      new Evaluation.Plan(
                          log.train(), cases, contenders::of, repeats(), online, seed))
                  .withTraining(own.map(OwnRanker::seconds).orElse(0.0));
          Report.print(measured, spec.commandLine().getOut());
          write(shape, measured);
        }
        yield 0;
      }
    };
  }

  private Set<String> names() {
    try {
      return Contenders.names(models == null ? USUAL : models);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
    }
  }

  private void write(LogFormat shape, Measured measured) throws IOException {
    if (json != null) {
      ReportJson report = report(shape);
      report.add(measured);
      report.write(json);
    }
  }

  private ReportJson report(LogFormat shape) {
    String typed = String.join(" ", spec.commandLine().getParseResult().originalArgs());
    return new ReportJson("daogou evaluate " + typed, shape, train, test, seed, limit);
  }

  private List<Boolean> repeats() {
    List<Boolean> repeats = new ArrayList<>();
    if (repeat || !noRepeat) {
      repeats.add(true);
    }
    if (noRepeat || !repeat) {
      repeats.add(false);
    }
    return repeats;
  }

  private void mustExist(Path file) {
    if (!Files.isRegularFile(file)) {
      throw wrong("there is no file " + file);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private int failed(String reason) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("daogou evaluate: " + reason);
    err.flush();
    return 1;
  }
}
