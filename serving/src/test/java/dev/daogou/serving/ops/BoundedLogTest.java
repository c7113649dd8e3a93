package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class BoundedLogTest {
  private final AtomicLong now = new AtomicLong();
  private final List<String> said = new ArrayList<>();
  private final BoundedLog log = new BoundedLog(3, Duration.ofSeconds(10), now::get, said::add);

  @Test
  void shouldLetSoManyLinesThroughInATime() {
    assertThat(passed("talker", Level.WARNING, 100)).isEqualTo(3);

    now.addAndGet(Duration.ofSeconds(9).toNanos());
    assertThat(passed("talker", Level.WARNING, 100)).isZero();

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(passed("talker", Level.WARNING, 100)).isEqualTo(3);
  }

  @Test
  void shouldNotHideWhatOthersSay() {
    passed("talker", Level.WARNING, 100);

    assertThat(passed("talker", Level.SEVERE, 1)).isEqualTo(1);
    assertThat(passed("other", Level.WARNING, 1)).isEqualTo(1);
  }

  @Test
  void shouldSayHowManyLinesWereLeftOut() {
    passed("talker", Level.WARNING, 10);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    passed("talker", Level.WARNING, 1);

    assertThat(said).singleElement().asString().contains("7 lines of talker");
  }

  @Test
  void shouldRefuseToSayNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundedLog(0, Duration.ofSeconds(1)))
        .withMessageContaining("daogou.log.lines");
  }

  private int passed(String logger, Level level, int lines) {
    int passed = 0;
    for (int i = 0; i < lines; i++) {
      LogRecord record = new LogRecord(level, "line " + i);
      record.setLoggerName(logger);
      passed += log.isLoggable(record) ? 1 : 0;
    }
    return passed;
  }
}
