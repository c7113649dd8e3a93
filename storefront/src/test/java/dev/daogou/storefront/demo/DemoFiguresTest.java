package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.figures.Figure;
import dev.daogou.storefront.simulator.HitRates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoFiguresTest {
  private static final Freshness.Figures ALL = new Freshness.Figures(900, 1, 12, 250);
  private static final Freshness.Figures EARLY = new Freshness.Figures(90, 0, 15, 700);

  @Test
  void shouldNameEverythingThatTheRunKnows() {
    ProcessorTimes processors = new ProcessorTimes(ProcessHandle.current());
    processors.doorsOpen();
    processors.end();

    List<Figure> figures = DemoFigures.of(summary(), fresh(), processors);

    assertThat(figures).extracting(Figure::name).doesNotHaveDuplicates();
    assertThat(value(figures, "demo.first-10s.freshness-p50-ms")).isEqualTo(15);
    assertThat(value(figures, "demo.first-10s.freshness-p99-ms")).isEqualTo(700);
    assertThat(value(figures, "demo.freshness-p99-ms")).isEqualTo(250);
    assertThat(value(figures, "demo.hit-rate")).isEqualTo(0.5);
    assertThat(value(figures, "demo.popularity.hit-rate")).isEqualTo(0.2);
    assertThat(value(figures, "demo.oracle.hit-rate")).isEqualTo(0.9);
    assertThat(value(figures, "demo.lists-per-event")).isEqualTo(0.75);
    assertThat(value(figures, "demo.cpu-s-before-ready")).isPositive();
    assertThat(value(figures, "demo.cpu-s-after-ready")).isNotNegative();
    assertThat(value(figures, "demo.ready.seconds"))
        .isGreaterThanOrEqualTo(value(figures, "demo.service-ready.seconds"));
    assertThat(value(figures, "demo.warm.seconds")).isEqualTo(value(figures, "demo.ready.seconds"));
    assertThat(value(figures, "demo.warm.cpu-s"))
        .isGreaterThanOrEqualTo(value(figures, "demo.ready.cpu-s"));
  }

  @Test
  void shouldNotCallARunWarmThatNeverWas() {
    ProcessorTimes processors = new ProcessorTimes(ProcessHandle.current());
    processors.doorsOpen();
    processors.end();

    List<Figure> figures = DemoFigures.of(summary(), new Freshness(), processors);

    assertThat(figures).extracting(Figure::name).doesNotContain("demo.warm.cpu-s");
  }

  private static Freshness fresh() {
    Freshness freshness = new Freshness(() -> 0);
    assertThat(freshness.begin()).isTrue();
    freshness.covered(0);
    return freshness;
  }

  private static Summary summary() {
    return new Summary(
        1,
        1,
        300,
        60,
        4_000,
        3_000,
        300,
        Map.of(),
        ALL,
        EARLY,
        new HitRates.Figures(1_000, 0.5, 0.2, 0.9),
        new ListFigures.Figures(100, 10, 1, 5),
        Map.of(),
        Map.of("busy", 2L),
        Map.of(),
        Map.of());
  }

  private static double value(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
