package dev.daogou.models.cli;

import dev.daogou.models.sequence.CatalogueEmbeddings;
import dev.daogou.models.sequence.Checkpoint;
import dev.daogou.models.sequence.NextItem;
import dev.daogou.models.sequence.NextItemQuality;
import dev.daogou.models.sequence.Progress;
import dev.daogou.models.sequence.SequenceExport;
import dev.daogou.models.sequence.SequenceModelQuality;
import dev.daogou.models.sequence.SequenceModelSpeed;
import dev.daogou.models.sequence.SequenceSettings;
import dev.daogou.models.sequence.SequenceTrainer;
import dev.daogou.models.sequence.SessionLogs;
import dev.daogou.models.sequence.Vocabulary;
import dev.daogou.models.topics.TopicLog;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.schemas.CatalogueItem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the sequence model on a recorded log, measures it, and writes it. */
@Command(
    name = "sequence",
    mixinStandardHelpOptions = true,
    description = {
      "Train the sequence model on a recorded log, or on what lies on Kafka, and write it as ONNX.",
      "The latest sessions are held out to tell when to stop, unless --valid names others."
    })
final class TrainSequence implements Callable<Integer> {
  private static final int TYPICAL_SESSION = 5;

  @Option(names = "--log", description = "Recorded log to learn from.")
  private Optional<Path> log = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "sessions",
      description =
          "sessions (columns SessionId, ItemId, Time) or sequences (one session a line, the oldest"
              + " first); default: ${DEFAULT-VALUE}.")
  private SessionLogs.Format format;

  @Option(names = "--valid", description = "Log of the same format that tells when to stop.")
  private Optional<Path> valid = Optional.empty();

  @Option(
      names = "--held-out",
      defaultValue = "0.1",
      description =
          "Share of the sessions, the latest, held out where there is no --valid; 0 learns from"
              + " all and stops after --epochs (default: ${DEFAULT-VALUE}).")
  private double heldOut;

  @Option(
      names = "--cases",
      defaultValue = "10000",
      description = "Held-out predictions measured after each epoch (default: ${DEFAULT-VALUE}).")
  private int cases;

  @Option(
      names = "--test",
      description =
          "Log of the same format, or cases (items TAB next item), to measure the written model"
              + " with.")
  private Optional<Path> test = Optional.empty();

  @Option(
      names = "--catalogue",
      description = "Items as JSON lines: gives items that the log lacks a vector by content.")
  private Optional<Path> catalogue = Optional.empty();

  @Option(
      names = "--out",
      defaultValue = ".daogou/models/sequence",
      description = "Directory of the model (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--resume", description = "Go on from the checkpoint of the same run.")
  private boolean resume;

  @Mixin private SequenceOptions options;

  @Mixin private LiveOptions live;

  private Optional<TopicLog> topics = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    SequenceSettings settings = options.settings();
    live.check(spec, log.isPresent());
    if (log.isEmpty() && !live.isFromTopics()) {
      throw new ParameterException(spec.commandLine(), "give --log FILE or --from-topics");
    }
    topics =
        live.read(
            line -> {
              print.println(line);
              print.flush();
            });
    List<List<String>> sessions =
        topics
            .map(read -> SessionLogs.of(read.shop().events()))
            .or(() -> log.map(this::read))
            .orElseThrow();
    if (sessions.stream().noneMatch(session -> session.size() > 1)) {
      throw new ParameterException(spec.commandLine(), "no session there has two item views");
    }
    List<NextItem> held = new ArrayList<>();
    if (valid.isPresent()) {
      held.addAll(NextItem.of(read(valid.get())));
    } else {
      int kept = (int) Math.round(sessions.size() * (1 - heldOut));
      held.addAll(NextItem.of(sessions.subList(kept, sessions.size())));
      sessions = sessions.subList(0, kept);
    }
    Collections.shuffle(held, new Random(settings.seed()));
    held = held.subList(0, Math.min(cases, held.size()));
    Vocabulary vocabulary = Vocabulary.of(sessions, settings.leastCount());
    SequenceTrainer trainer = new SequenceTrainer(vocabulary, sessions, held, settings);
    print.printf(
        "%d sessions, %d items, %d predictions; %d held out%n%s%n",
        sessions.size(), vocabulary.size(), trainer.predictions(), held.size(), settings);
    print.flush();
    Progress end = train(trainer, vocabulary, settings, sessions.size(), print);
    export(end, vocabulary, settings, print);
    Path written = live.directory(out);
    print.printf("Written to %s (epoch %d)%n", written, end.bestEpoch());
    live.announce(written, print::println);
    test.ifPresent(file -> measure(file, print));
    print.flush();
    return 0;
  }

  private List<List<String>> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + file);
    }
    return SessionLogs.read(file, format);
  }

  private Progress train(
      SequenceTrainer trainer,
      Vocabulary vocabulary,
      SequenceSettings settings,
      int sessions,
      PrintWriter print) {
    Path checkpoint = out.resolve("checkpoint.bin");
    String run = "%s, %d sessions, %s".formatted(source(), sessions, settings);
    Optional<Progress> kept = resume ? Checkpoint.read(checkpoint, run) : Optional.empty();
    if (resume) {
      print.println(
          kept.map(progress -> "Going on after epoch " + progress.epoch())
              .orElse("No checkpoint of this run at " + checkpoint + ": starting anew"));
    }
    return trainer.train(
        kept.orElseGet(trainer::begin),
        new TrainingLine(
            print,
            settings.epochs(),
            progress -> {
              Checkpoint.write(checkpoint, run, progress);
              if (progress.bestEpoch() == progress.epoch()) {
                // Whoever stops a long run has the best model so far.
                write(progress, vocabulary, settings, Optional.empty(), new TreeMap<>());
              }
            }));
  }

  private void export(
      Progress end, Vocabulary vocabulary, SequenceSettings settings, PrintWriter print) {
    Map<String, Double> metrics = new TreeMap<>();
    Optional<SequenceExport.Content> content =
        items().isEmpty() ? Optional.empty() : content(end, vocabulary, metrics, print);
    write(end, vocabulary, settings, content, metrics);
  }

  private void write(
      Progress progress,
      Vocabulary vocabulary,
      SequenceSettings settings,
      Optional<SequenceExport.Content> content,
      Map<String, Double> metrics) {
    progress
        .bestQuality()
        .filter(quality -> quality.cases() > 0)
        .ifPresent(quality -> keep(metrics, "held out", quality));
    SequenceExport.write(
        progress.best(),
        vocabulary,
        content,
        live.version(),
        training(progress, settings),
        metrics,
        live.directory(out));
  }

  private Map<String, String> training(Progress progress, SequenceSettings settings) {
    Map<String, String> training = new TreeMap<>();
    training.put("data", source());
    training.put("epoch", Integer.toString(progress.bestEpoch()));
    training.put("settings", settings.toString());
    topics.map(TopicLog::training).ifPresent(training::putAll);
    return training;
  }

  private String source() {
    return topics
        .map(read -> read.shop().name())
        .or(() -> log.map(file -> file.getFileName().toString()))
        .orElseThrow();
  }

  /** The items of --catalogue, or those of the topics. */
  private Map<String, CatalogueItem> items() {
    return catalogue
        .map(CatalogueEmbeddings::read)
        .or(() -> topics.map(read -> read.shop().catalogue()))
        .orElse(Map.of());
  }

  private static void keep(Map<String, Double> metrics, String name, NextItemQuality quality) {
    metrics.put(name + " repeat HR@20", quality.hitRate());
    metrics.put(name + " repeat MRR@20", quality.reciprocalRank());
    metrics.put(name + " no repeat HR@20", quality.hitRateNew());
    metrics.put(name + " no repeat MRR@20", quality.reciprocalRankNew());
  }

  private Optional<SequenceExport.Content> content(
      Progress end, Vocabulary vocabulary, Map<String, Double> metrics, PrintWriter print) {
    return switch (OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), onCpu())) {
      case Loading.Refused<OnnxTextEncoder>(String reason) -> {
        print.printf("No vectors by content: the text encoder cannot be loaded: %s%n", reason);
        yield Optional.empty();
      }
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder encoder) -> {
        try (encoder) {
          yield CatalogueEmbeddings.fit(items(), encoder, vocabulary, end.best())
              .map(
                  fit -> {
                    print.printf(
                        Locale.ROOT,
                        "Vectors by content: %d items in both, cosine on held-out items %.3f%n",
                        fit.pairs(),
                        fit.cosine());
                    metrics.put("content cosine", fit.cosine());
                    return new SequenceExport.Content(fit.map(), encoder.version());
                  });
        }
      }
    };
  }

  private void measure(Path file, PrintWriter print) {
    List<NextItem> all =
        SessionLogs.areCases(file) ? SessionLogs.cases(file) : NextItem.of(read(file));
    try (SequenceModel model =
        SequenceModel.load(ModelFiles.in(live.directory(out)), onCpu()).orThrow()) {
      print.printf("%s: %s%n", file.getFileName(), SequenceModelQuality.of(model, all));
      print.printf("On this machine: %s%n", SequenceModelSpeed.of(model, TYPICAL_SESSION));
    }
  }

  private static ModelSettings onCpu() {
    return ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
  }
}
