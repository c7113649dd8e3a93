package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final long LONG = Duration.ofHours(1).toNanos();

  private final Watchdog.Guard guard = Watchdog.guard();

  @Test
  void shouldEndWhatTakesTooLong() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);

    guard.begin(
        1,
        () -> {
          ended.countDown();
          return true;
        });
    ended.await();

    assertThat(guard.finish()).isTrue();
  }

  @Test
  void shouldLeaveAloneWhatIsInTime() {
    AtomicInteger asked = new AtomicInteger();
    for (int i = 0; i < 100_000; i++) {
      guard.begin(LONG, () -> asked.incrementAndGet() > 0);
      assertThat(guard.finish()).isFalse();
    }

    assertThat(asked).hasValue(0);
  }

  @Test
  void shouldAskAgainWhereItHadBetterGoOn() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(3);

    guard.begin(
        1,
        () -> {
          asked.countDown();
          return false;
        });
    asked.await();

    assertThat(guard.finish()).isFalse();
  }

  @Test
  void shouldNotEndAPieceOfWorkInThePlaceOfTheOneBefore() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    guard.begin(
        1,
        () -> {
          ended.countDown();
          return true;
        });
    ended.await();
    guard.finish();

    guard.begin(LONG, () -> true);

    assertThat(guard.finish()).isFalse();
  }

  @Test
  void shouldTellTheGuardsOfSeveralWorkersApart() throws InterruptedException {
    Watchdog.Guard other = Watchdog.guard();
    CountDownLatch ended = new CountDownLatch(1);
    other.begin(LONG, () -> true);
    guard.begin(
        1,
        () -> {
          ended.countDown();
          return true;
        });
    ended.await();

    assertThat(other.finish()).isFalse();
    assertThat(guard.finish()).isTrue();
  }
}
