package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoopChoiceTest {
  @Test
  void shouldTakeWhatIsAskedFor() {
    assertThat(LoopChoice.first("plain")).isInstanceOf(PlainLoops.class);
    assertThat(LoopChoice.first("Wide")).isInstanceOf(WideLoops.class);
  }

  @Test
  void shouldBeginWithPlainLoops() {
    assertThat(LoopChoice.first("auto")).isInstanceOf(PlainLoops.class);
  }

  @Test
  void shouldSayWhatMayBeAskedFor() {
    assertThatThrownBy(() -> LoopChoice.first("fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("daogou.vectors is plain, wide or auto, not 'fast'");
  }
}
