package dev.daogou.models.cli;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.model.Loading;
import dev.daogou.model.ModelFiles;
import dev.daogou.model.ModelSettings;
import dev.daogou.model.OnnxTextEncoder;
import dev.daogou.model.TextEncoder;
import dev.daogou.models.quality.Evaluation;
import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.quality.Measured;
import dev.daogou.models.quality.RecordedLog;
import dev.daogou.models.quality.Report;
import dev.daogou.models.quality.ReportJson;
import dev.daogou.models.quality.TestCases;
import dev.daogou.models.ranker.Shop;
import java.io.IOException;
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
    if (!request.models().contains(Contenders.TRAINED)) {
      return run(log, encoder, Optional.empty());
    }
    String name = request.train().getLast().getFileName().toString();
    Shop shop = new Shop(name, Map.of(), log.train());
    try (OwnRanker own = OwnRanker.train(shop, encoder, request.seed(), request::tell)) {
      return run(log, encoder, Optional.of(own));
    }
  }

  private int run(RecordedLog log, TextEncoder encoder, Optional<OwnRanker> own)
      throws IOException {
    return switch (Contenders.load(
        request.models(), own.map(OwnRanker::directory), request.ranker())) {
      case Loading.Refused<Contenders>(String reason) -> request.failed(reason);
      case Loading.Loaded<Contenders>(Contenders contenders) -> {
        try (contenders) {
          report(
              measure(log, encoder, contenders)
                  .withTraining(own.map(OwnRanker::seconds).orElse(0.0)));
        }
        yield 0;
      }
    };
  }

  private Measured measure(RecordedLog log, TextEncoder encoder, Contenders contenders) {
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
    return new Evaluation(PersonalizationSettings.defaults(), encoder, request.err())
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
    if (request.json() != null) {
      ReportJson report = request.report();
      report.add(measured);
      report.write(request.json());
    }
  }
}
