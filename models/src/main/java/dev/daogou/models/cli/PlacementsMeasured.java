package dev.daogou.models.cli;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.quality.PlacementEvaluation;
import dev.daogou.models.quality.PlacementQuality;
import dev.daogou.models.quality.ReportJson;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.util.List;

/** {@code daogou evaluate --placement}. */
record PlacementsMeasured(EvaluationRequest request, List<Placement> placements) {
  /** The exit code. */
  int run() throws IOException {
    return switch (LogFiles.readTraining(request.format(), request.train())) {
      case Unreadable<List<StorefrontEvent>>(String reason) -> request.failed(reason);
      case Read<List<StorefrontEvent>>(List<StorefrontEvent> train) -> run(train);
    };
  }

  private int run(List<StorefrontEvent> train) throws IOException {
    return switch (LogFiles.readTest(request.format(), request.test())) {
      case Unreadable<List<StorefrontEvent>>(String reason) -> request.failed(reason);
      case Read<List<StorefrontEvent>>(List<StorefrontEvent> test) -> run(train, test);
    };
  }

  private int run(List<StorefrontEvent> train, List<StorefrontEvent> test) throws IOException {
    return switch (OnnxTextEncoder.load(
        ModelFiles.shippedTextEncoder(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Refused<OnnxTextEncoder>(String reason) -> request.failed(reason);
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder encoder) -> {
        try (encoder) {
          yield run(train, test, encoder);
        }
      }
    };
  }

  private int run(List<StorefrontEvent> train, List<StorefrontEvent> test, TextEncoder encoder)
      throws IOException {
    List<PlacementQuality> found =
        new PlacementEvaluation(PersonalizationSettings.ofThisProcess(), encoder, request.err())
            .run(placements, train, test, request.limit(), request.seed());
    if (found.getFirst().cases() == 0) {
      return request.failed("nothing can be predicted in " + request.test());
    }
    PlacementQuality.print(found, request.out());
    if (request.json() != null) {
      ReportJson report = request.report();
      PlacementQuality.addTo(report, found);
      report.write(request.json());
    }
    return 0;
  }
}
