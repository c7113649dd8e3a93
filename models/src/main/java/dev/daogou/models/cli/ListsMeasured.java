package dev.daogou.models.cli;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.learning.LogLearning;
import dev.daogou.models.learning.ModelFolder;
import dev.daogou.models.learning.OwnSequence;
import dev.daogou.models.quality.Evaluation;
import dev.daogou.models.quality.ListFigures;
import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.quality.Measured;
import dev.daogou.models.quality.RecordedLog;
import dev.daogou.models.quality.Report;
import dev.daogou.models.quality.ReportJson;
import dev.daogou.models.quality.TestCases;
import dev.daogou.models.ranker.RankerTrainer;
import dev.daogou.models.ranker.Shop;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code daogou evaluate} on sessions of clicks. */
record ListsMeasured(EvaluationRequest request) {
  /** The exit code. */
  int run() throws IOException {
    return switch (LogFiles.read(request.format(), request.train(), request.test())) {
      case Unreadable<RecordedLog>(String reason) -> request.failed(reason);
      case Read<RecordedLog>(RecordedLog log) -> run(log);
    };
  }

  private int run(RecordedLog log) throws IOException {
    if (log.cases() == 0) {
      return request.failed("nothing can be predicted in " + request.test());
    }
    return switch (OnnxTextEncoder.load(
        ModelFiles.shippedTextEncoder(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Refused<OnnxTextEncoder>(String reason) -> request.failed(reason);
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder encoder) -> {
        try (encoder) {
          yield run(log, encoder);
        }
      }
    };
  }

  private int run(RecordedLog log, TextEncoder encoder) throws IOException {
    long started = System.nanoTime();
    LogLearning learning =
        new LogLearning(
            PersonalizationSettings.ofThisProcess(),
            encoder,
            request.features(),
            request.sequence() && Contenders.useSequence(request.models()),
            line -> request.tell("  " + line));
    try (OwnSequence sequence = learning.sequence(log.train(), request.seed());
        ModelFolder ranker = ModelFolder.temporary()) {
      boolean trained = request.models().contains(Contenders.TRAINED);
      if (trained) {
        String name = request.train().getLast().getFileName().toString();
        learning
            .ranker(
                new Shop(name, Map.of(), log.train()),
                RankerTrainer.Settings.onOneLog(request.seed()),
                false)
            .write(ranker.path());
      }
      return run(
          log,
          encoder,
          sequence.model(),
          trained ? Optional.of(ranker.path()) : Optional.empty(),
          (System.nanoTime() - started) / 1e9);
    }
  }

  private int run(
      RecordedLog log,
      TextEncoder encoder,
      Optional<SequenceModel> sequence,
      Optional<Path> ranker,
      double trainingSeconds)
      throws IOException {
    return switch (Contenders.load(request.models(), ranker, request.ranker())) {
      case Loading.Refused<Contenders>(String reason) -> request.failed(reason);
      case Loading.Loaded<Contenders>(Contenders contenders) -> {
        try (contenders) {
          report(measure(log, encoder, sequence, contenders).withTraining(trainingSeconds));
        }
        yield 0;
      }
    };
  }

  private Measured measure(
      RecordedLog log,
      TextEncoder encoder,
      Optional<SequenceModel> sequence,
      Contenders contenders) {
    TestCases cases =
        request.limit() > 0
            ? TestCases.drawn(log.test(), request.limit(), request.seed())
            : TestCases.all(log.test());
    if (request.limit() > 0) {
      request
          .out()
          .printf(
              "%,d of %,d predictions: whole sessions drawn with seed %d%n",
              cases.size(), log.cases(), request.seed());
    }
    return new Evaluation(PersonalizationSettings.ofThisProcess(), encoder, sequence, request.err())
        .run(
            new Evaluation.Plan(
                log.train(),
                cases,
                contenders::of,
                request.repeats(),
                request.online(),
                request.seed()));
  }

  private void report(Measured measured) throws IOException {
    Report.print(measured, request.out());
    request.write(ListFigures.of(measured));
    if (request.json() != null) {
      ReportJson report = request.report();
      report.add(measured);
      report.write(request.json());
    }
  }
}
