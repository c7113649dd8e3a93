package dev.daogou.models.cli;

import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.models.ratings.Rating;
import dev.daogou.models.ratings.RatingEvaluation;
import dev.daogou.models.ratings.RatingFile;
import dev.daogou.models.ratings.RatingQuality;
import dev.daogou.models.ratings.RatingReport;
import java.io.IOException;
import java.util.List;

/** {@code daogou evaluate --format ratings}. */
record RatingsMeasured(EvaluationRequest request) {
  /** The exit code. */
  int run() throws IOException {
    return switch (RatingFile.read(request.train())) {
      case Unreadable<List<Rating>>(String reason) -> request.failed(reason);
      case Read<List<Rating>>(List<Rating> learned) -> run(learned);
    };
  }

  private int run(List<Rating> learned) throws IOException {
    return switch (RatingFile.read(List.of(request.test()))) {
      case Unreadable<List<Rating>>(String reason) -> request.failed(reason);
      case Read<List<Rating>>(List<Rating> tested) -> run(learned, tested);
    };
  }

  private int run(List<Rating> learned, List<Rating> tested) throws IOException {
    if (learned.isEmpty()) {
      return request.failed("there are no ratings in " + request.train());
    }
    if (request.online() && tested.stream().anyMatch(rating -> rating.time() == Rating.NO_TIME)) {
      return request.failed("--online needs the time of every rating in " + request.test());
    }
    List<RatingQuality> found =
        new RatingEvaluation(learned, tested, request.online(), request.seed(), request::tell)
            .run(request.models());
    RatingReport.print(found, request.online(), request.out());
    request.write(RatingReport.figures(found, request.online()));
    if (request.json() != null) {
      RatingReport.addTo(request.report(), found, request.online()).write(request.json());
    }
    return 0;
  }
}
