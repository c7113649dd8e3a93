package dev.daogou.models.cli;

import dev.daogou.models.quality.LogFormat;
import dev.daogou.models.ratings.RatingEvaluation;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.recommender.placements.Placements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  invoices      orders with the columns of Online Retail, for --placement",
      "",
      "Models:",
      "  daogou          the whole pipeline; its ranker and its sequence model are trained on the",
      "                  train file first",
      "  daogou-shipped  the same with the ranker that ships",
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
      "  daogou evaluate --train orders.csv --test later.csv --format invoices --placement cart",
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
      description =
          "sessions, sequences, prefix-label, ratings, invoices (default: ${DEFAULT-VALUE}).")
  private String format;

  @Mixin private FeatureOptions features;

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
      names = "--no-sequence",
      description = "Without the sequence model, which is otherwise trained on the train file.")
  private boolean noSequence;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Who predicts, separated by commas, or all",
        "(default: popular,blend,daogou-shipped,daogou; of ratings all)."
      })
  private @Nullable List<String> models;

  @Option(
      names = "--placement",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Measure placements, separated by commas, or all, in place of models: before each further",
        "view, or with --format invoices before each further line of an order."
      })
  private @Nullable List<String> placements;

  @Option(
      names = "--ranker",
      paramLabel = "DIR",
      description = "A ranker of your own that competes as 'ranker', such as ./daogou train makes.")
  private @Nullable Path ranker;

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
  private @Nullable Path json;

  @Option(
      names = "--figures",
      paramLabel = "FILE",
      description =
          "Write them there as named figures, such as next-item.daogou.frozen.repeat.mrr-20.")
  private @Nullable Path figures;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LogFormat shape =
        LogFormat.of(format).orElseThrow(() -> wrong("there is no format '" + format + "'"));
    train.forEach(this::mustExist);
    mustExist(test);
    if (online && !shape.isTimed()) {
      throw wrong("--online needs the times of clicks, which " + shape.label() + " do not have");
    }
    if (json != null && !isInFolder(json)) {
      throw wrong("there is no folder for " + json);
    }
    if (placements != null) {
      return measuredPlacements(shape, placements).run();
    }
    if (shape == LogFormat.INVOICES) {
      throw wrong("invoices are for --placement");
    }
    return shape == LogFormat.RATINGS
        ? new RatingsMeasured(request(shape, ratingModels())).run()
        : new ListsMeasured(request(shape, listModels())).run();
  }

  private PlacementsMeasured measuredPlacements(LogFormat shape, List<String> asked) {
    if (shape == LogFormat.RATINGS || shape == LogFormat.PREFIX_LABEL || online) {
      throw wrong("--placement is for sessions, sequences and invoices, and without --online");
    }
    Placements known = Placements.builtIn();
    List<Placement> wanted =
        asked.contains(Contenders.ALL)
            ? List.copyOf(known.all())
            : asked.stream().map(name -> placement(name, known)).toList();
    boolean needsOrders =
        shape != LogFormat.INVOICES && wanted.contains(Placements.BOUGHT_TOGETHER);
    if (needsOrders && !asked.contains(Contenders.ALL)) {
      throw wrong("bought-together is measured on orders: --format invoices");
    }
    return new PlacementsMeasured(request(shape, List.of()), wanted);
  }

  private Placement placement(String name, Placements known) {
    return known
        .find(name)
        .orElseThrow(() -> wrong("placements are " + String.join(", ", known.names())));
  }

  private EvaluationRequest request(LogFormat shape, List<String> names) {
    return new EvaluationRequest(
        "daogou " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
        shape,
        train,
        test,
        names,
        features.names(spec),
        ranker,
        repeats(),
        online,
        !noSequence,
        limit,
        seed,
        json,
        figures,
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  private List<String> ratingModels() {
    if (models == null || models.contains(Contenders.ALL)) {
      return RatingEvaluation.MODELS;
    }
    if (!RatingEvaluation.MODELS.containsAll(models)) {
      throw wrong("models of ratings are " + String.join(", ", RatingEvaluation.MODELS));
    }
    return models;
  }

  private List<String> listModels() {
    try {
      return Contenders.names(models == null ? USUAL : models);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
    }
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

  private static boolean isInFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }

  private void mustExist(Path file) {
    if (!Files.isRegularFile(file)) {
      throw wrong("there is no file " + file);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
