package dev.daogou.models.quality;

import dev.daogou.schemas.StorefrontEvent;
import java.util.Comparator;
import java.util.List;

/**
 * A log to learn from and sessions to predict.
 *
 * @param train in order of time
 * @param test in the order of their file
 */
public record RecordedLog(List<StorefrontEvent> train, List<TestSession> test) {
  /** What is predicted in, event by event in order of time. */
  List<StorefrontEvent> events() {
    return test.stream()
        .flatMap(session -> session.events().stream())
        .sorted(Comparator.comparing(StorefrontEvent::getTime))
        .toList();
  }

  /** Predictions to make. */
  public int cases() {
    return test.stream().mapToInt(TestSession::cases).sum();
  }
}
