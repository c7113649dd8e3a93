package dev.daogou.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final Answers answers = new Answers();

  @Test
  void shouldCountAnswersByStatus() {
    answers.note("/", 200, "", "");
    answers.note("/", 200, "", "");
    answers.note("/", 404, "", "");

    assertThat(answers.counts()).isEqualTo(Map.of(200, 2L, 404, 1L));
    assertThat(answers.unexplained()).isZero();
  }

  @Test
  void shouldTakeAKnownProblemWithATimeForExplained() {
    answers.note("/", 503, "Retry-After: 1", "{\"type\":\"urn:daogou:problem:kafka-unavailable\"}");

    assertThat(answers.unexplained()).isZero();
  }

  @Test
  void shouldTakeNothingElseOfFiveHundredForExplained() {
    answers.note("/a", 500, "Retry-After: 1", "{\"type\":\"urn:daogou:problem:internal\"}");
    answers.note("/b", 503, "", "{\"type\":\"urn:daogou:problem:kafka-unavailable\"}");
    answers.note("/c", 503, "Retry-After: 1", "");

    assertThat(answers.unexplained()).isEqualTo(3);
    assertThat(answers.firstUnexplained()).hasSize(3).first().asString().startsWith("/a -> 500");
  }
}
