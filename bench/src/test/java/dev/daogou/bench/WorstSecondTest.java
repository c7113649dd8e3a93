package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorstSecondTest {
  private final CoveredEvents covered = new CoveredEvents();

  @Test
  void shouldTellTheWorstSecondOfAStretchAndOfTheWhole() {
    try (WorstSecond seconds = new WorstSecond(covered)) {
      second(seconds, 0);
      second(seconds, 3_000_000);
      WorstSecond.Stretch first = seconds.untilNow();
      seconds.begin();
      second(seconds, 1_000_000);
      WorstSecond.Stretch next = seconds.untilNow();

      assertThat(first.all().count()).isEqualTo(2);
      assertThat(first.worstP99()).isGreaterThanOrEqualTo(3_000_000);
      assertThat(next.all().count()).isEqualTo(1);
      assertThat(next.worstP99()).isGreaterThanOrEqualTo(1_000_000).isLessThan(3_000_000);
      assertThat(seconds.whole().worstP99()).isEqualTo(next.worstP99());
    }
  }

  /** A second in which an event was covered that had waited for so long. */
  private void second(WorstSecond seconds, int waitedMs) {
    covered.marker(0, 0);
    covered.sent("default/s", 0, 0, System.nanoTime() - waitedMs * 1_000_000L);
    seconds.look();
  }
}
