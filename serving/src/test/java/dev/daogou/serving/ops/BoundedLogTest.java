package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class BoundedLogTest {
  private final AtomicLong now = new AtomicLong();
  private final BoundedLog log = new BoundedLog(3, Duration.ofSeconds(10), now::get);

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
    List<String> said = new ArrayList<>();
    Logger own = Logger.getLogger(BoundedLog.class.getName());
    Handler ear = new Ear(said);
    own.addHandler(ear);
    try {
      passed("talker", Level.WARNING, 10);
      now.addAndGet(Duration.ofSeconds(10).toNanos());
      passed("talker", Level.WARNING, 1);
    } finally {
      own.removeHandler(ear);
    }

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

  /** Keeps what is said. */
  private static final class Ear extends Handler {
    private final List<String> said;

    Ear(List<String> said) {
      this.said = said;
    }

    @Override
    public void publish(LogRecord record) {
      Object[] values = record.getParameters();
      said.add(
          values == null || values.length == 0
              ? record.getMessage()
              : record.getMessage().formatted(values));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
