package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollTimeoutTest {
  private static final Duration USUAL = Duration.ofMillis(100);

  private final PollTimeout timeout = new PollTimeout();

  @Test
  void shouldBeLongWhereNothingWasDoneLately() {
    assertThat(timeout.now(USUAL)).isGreaterThan(USUAL);
  }

  @Test
  void shouldBeUsualAfterWork() {
    timeout.busy();

    assertThat(timeout.now(USUAL)).isEqualTo(USUAL);
  }

  @Test
  void shouldBeUsualWhileATimerIsToRun() {
    timeout.expect(Duration.ofMinutes(1));

    assertThat(timeout.now(USUAL)).isEqualTo(USUAL);
  }

  @Test
  void shouldBeShortWhileAPromptTimerIsToRun() {
    timeout.expect(Duration.ofMillis(50));

    assertThat(timeout.now(USUAL)).isLessThanOrEqualTo(Duration.ofMillis(1));
  }

  @Test
  void shouldNotMakeWhoDoesNotWantToWait() {
    assertThat(timeout.now(Duration.ZERO)).isZero();

    timeout.expect(Duration.ofMillis(2));

    assertThat(timeout.now(Duration.ZERO)).isZero();
  }

  @Test
  void shouldLeaveAWaitThatIsLongerAlready() {
    assertThat(timeout.now(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
  }
}
