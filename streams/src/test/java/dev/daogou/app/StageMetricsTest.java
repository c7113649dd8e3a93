package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageMetricsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final StageMetrics metrics = new StageMetrics(meters);

  @Test
  void shouldNameEachMeterOnceAfterItsStage() {
    assertThat(names())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("daogou(\\.[a-z]+)+"));
  }

  @Test
  void shouldHaveAMeterForEveryName() {
    metrics.accepted("ItemView", "live");
    metrics.rejected("bad-id");
    metrics.stray();
    metrics.countOnly();
    metrics.catalogueUpdate("CatalogueItem");
    metrics.encoderTime().record(Duration.ofMillis(1));
    metrics.gauge(StageMetrics.CATALOGUE_ITEMS, List.of(1), List::size);
    metrics.counter(StageMetrics.ITEMS_LEFT_OUT, List.of(1), List::size);
    metrics.profileEvent("changed");
    metrics.profileEvictions(2);
    metrics.lateness(Duration.ofSeconds(1));
    metrics.itemEvictions(3);
    metrics.itemPublished();
    metrics.sessionPublished();
    metrics.candidates(5);
    metrics.candidateTime().record(Duration.ofMillis(1));
    metrics.recommender().sequenceSkipped("failed");
    metrics.batch(4);
    metrics.recommender().modelTime().record(Duration.ofMillis(1));
    metrics.recommender().fallback("slow");
    metrics.listPublished();
    metrics.listUnchanged();
    metrics.freshness(Duration.ofMillis(1));
    metrics.automated("recognised");
    metrics.outcome("shown");
    metrics.outcomeEvictions(1);
    metrics.outcomeLeftOut("foreign");
    metrics.trendPublished("second");
    metrics.trendTooOld();
    metrics.trendSaveTime(() -> {});
    metrics.modelSwapped("ranker");
    metrics.modelRefused("features");
    metrics.failure("too-large");

    assertThat(meters.getMeters().stream().map(Meter::getId).map(Meter.Id::getName))
        .filteredOn(name -> !name.endsWith(".percentile") && !name.endsWith(".histogram"))
        .containsOnlyOnceElementsOf(names());
  }

  @Test
  void shouldKeepFewBuckets() {
    metrics.freshness(Duration.ofMillis(1));
    metrics.lateness(Duration.ofMillis(1));

    for (String name : List.of(StageMetrics.FRESHNESS, StageMetrics.PROFILE_LATENESS)) {
      assertThat(meters.get(name).timer().takeSnapshot().histogramCounts()).hasSizeBetween(5, 20);
    }
  }

  @Test
  void shouldCountByTag() {
    metrics.rejected("bad-id");
    metrics.rejected("bad-id");
    metrics.rejected("bad-time");
    metrics.pending(3);
    metrics.pending(-1);

    assertThat(meters.get(StageMetrics.REJECTED).tag("reason", "bad-id").counter().count())
        .isEqualTo(2);
    assertThat(meters.get(StageMetrics.REJECTED).tag("reason", "bad-time").counter().count())
        .isEqualTo(1);
    assertThat(meters.get(StageMetrics.PENDING).gauge().value()).isEqualTo(2);
  }

  private static List<String> names() {
    return Arrays.stream(StageMetrics.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(
            field -> {
              try {
                return (String) field.get(null);
              } catch (IllegalAccessException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
