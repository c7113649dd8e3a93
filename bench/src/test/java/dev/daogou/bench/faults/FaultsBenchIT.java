package dev.daogou.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.bench.workbench.Report;
import dev.daogou.figures.Figure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The suite in short: every role is killed and frozen, Kafka goes away, strangers rage. */
@Tag("long")
class FaultsBenchIT {
  private static final Duration SHORT = Duration.ofSeconds(30);

  @Test
  void shouldLoseNothingAndStopNowhere() throws Exception {
    Report report = new Report(System.out);

    boolean well = new FaultsBench(SHORT, 1, Optional.empty()).run(report);

    Map<String, Double> figures =
        report.figures().stream().collect(Collectors.toMap(Figure::name, Figure::value));
    assertThat(well).as("as it must be: %s", figures).isTrue();
    assertThat(figures).containsEntry("faults.events.lost", 0.0);
    assertThat(figures).containsEntry("faults.partitions-stopped", 0.0);
    assertThat(figures).containsEntry("faults.answers.5xx-unexplained", 0.0);
    assertThat(figures.get("faults.kills")).isGreaterThanOrEqualTo(2);
    assertThat(figures.get("faults.events.acknowledged")).isGreaterThan(500);
    assertThat(figures.get("faults.http.malformed")).isGreaterThan(500);
    assertThat(figures.get("faults.records.malformed")).isGreaterThan(500);
  }
}
