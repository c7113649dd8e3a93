package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class JvmCountsTest {
  @Test
  void shouldCountWhatAProcessHasLoadedAndCompiled() throws Exception {
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();

    JvmCounts own = JvmCounts.of(ProcessHandle.current());

    assertThat(own.classes()).isGreaterThanOrEqualTo(classes);
    assertThat(own.methods()).isPositive();
  }

  @Test
  void shouldSayWhyAProcessCannotBeAsked() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      assertThatThrownBy(() -> JvmCounts.of(other.toHandle()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(Long.toString(other.pid()));
    } finally {
      other.destroy();
    }
  }
}
