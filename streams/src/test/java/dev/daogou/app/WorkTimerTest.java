package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class WorkTimerTest {
  private static final Duration USUAL = Duration.ofMillis(200);

  private final PollTimeout timeout = new PollTimeout();
  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>(properties());
  private final List<Long> done = new ArrayList<>();
  private int left;

  @Test
  void shouldNotRunUntilThereIsWork() {
    var timer = timer(Duration.ofMillis(2));
    assertThat(scheduled()).isEmpty();

    timer.start();
    timer.start();

    assertThat(scheduled()).hasSize(1);
    assertThat(scheduled().getFirst().getInterval()).isEqualTo(Duration.ofMillis(2));
  }

  @Test
  void shouldRunOnceForWorkThatIsDoneAtOnce() {
    timer(Duration.ofMillis(2)).start();

    run(7);

    assertThat(done).containsExactly(7L);
    assertThat(scheduled()).isEmpty();
  }

  @Test
  void shouldRunAgainWhileWorkIsLeft() {
    timer(Duration.ofMillis(2)).start();
    left = 2;

    for (int time = 1; time <= 5; time++) {
      run(time);
    }

    assertThat(done).containsExactly(1L, 2L, 3L);
    assertThat(scheduled()).isEmpty();
  }

  @Test
  void shouldRunAgainAfterAFailureThatLeftWork() {
    var timer =
        new WorkTimer(
            context,
            USUAL,
            now -> {
              throw new IllegalStateException("no luck");
            },
            () -> true);
    timer.start();

    assertThatIllegalStateException().isThrownBy(() -> run(1));

    assertThat(scheduled()).hasSize(1);
  }

  @Test
  void shouldShortenTheWaitForRecordsOnlyForPromptTimers() {
    assertThat(timeout.now(USUAL)).isEqualTo(USUAL);

    timer(Duration.ofSeconds(1)).start();
    assertThat(timeout.now(USUAL)).isEqualTo(USUAL);

    timer(Duration.ofMillis(50)).start();
    assertThat(timeout.now(USUAL)).isLessThanOrEqualTo(Duration.ofMillis(1));
    assertThat(timeout.now(Duration.ZERO)).isZero();
  }

  private WorkTimer timer(Duration delay) {
    return new WorkTimer(context, delay, done::add, () -> left-- > 0);
  }

  private void run(long now) {
    scheduled().forEach(timer -> timer.getPunctuator().punctuate(now));
  }

  private List<CapturedPunctuator> scheduled() {
    return context.scheduledPunctuators().stream().filter(timer -> !timer.cancelled()).toList();
  }

  private Properties properties() {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "application.id",
            "test",
            "bootstrap.servers",
            "nowhere:1",
            PollTimeout.CONFIG,
            timeout));
    return properties;
  }
}
