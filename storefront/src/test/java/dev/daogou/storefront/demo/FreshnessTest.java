package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private final AtomicLong now = new AtomicLong();
  private final Freshness freshness = new Freshness(now::get);

  @Test
  void shouldTellClicksOfTheFirstSecondsByThemselves() {
    click(Duration.ofSeconds(1), Duration.ofMillis(900));
    click(Duration.ofSeconds(9), Duration.ofSeconds(3));
    click(Duration.ofSeconds(20), Duration.ofMillis(20));
    click(Duration.ofSeconds(30), Duration.ofMillis(10));

    assertThat(freshness.figures()).isEqualTo(new Freshness.Figures(4, 0, 20, 3_000));
    assertThat(freshness.early()).isEqualTo(new Freshness.Figures(2, 0, 900, 3_000));
  }

  @Test
  void shouldCountClicksThatNoListCovered() {
    now.set(Duration.ofSeconds(11).toNanos());
    freshness.uncovered(Duration.ofSeconds(1).toNanos());
    freshness.uncovered(Duration.ofSeconds(11).toNanos());

    assertThat(freshness.figures().uncovered()).isEqualTo(2);
    assertThat(freshness.early().uncovered()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatNoListCoveredAsLate() {
    click(Duration.ofSeconds(1), Duration.ofMillis(10));
    now.set(Duration.ofSeconds(7).toNanos());
    freshness.uncovered(Duration.ofSeconds(2).toNanos());

    assertThat(freshness.figures()).isEqualTo(new Freshness.Figures(2, 1, 10, 5_000));
  }

  @Test
  void shouldSayFromWhenOnListsStayedFresh() {
    assertThat(freshness.warmAfter()).isEmpty();
    for (int second = 0; second < 40; second++) {
      boolean isLate = second < 5 || second == 17;
      click(Duration.ofSeconds(second), Duration.ofMillis(isLate ? 900 : 20));
    }

    assertThat(freshness.warmAfter()).contains(Duration.ofSeconds(18));
  }

  @Test
  void shouldNotCallWarmWhatIsLateAtTheEnd() {
    for (int second = 0; second < 40; second++) {
      click(Duration.ofSeconds(second), Duration.ofMillis(second == 39 ? 900 : 20));
    }

    assertThat(freshness.warmAfter()).isEmpty();
  }

  private void click(Duration sentAt, Duration took) {
    assertThat(freshness.begin()).isTrue();
    now.set(sentAt.plus(took).toNanos());
    freshness.covered(sentAt.toNanos());
  }
}
