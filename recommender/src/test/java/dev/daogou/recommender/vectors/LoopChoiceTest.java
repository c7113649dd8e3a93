package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoopChoiceTest {
  @Test
  void shouldTakeWhatIsAskedFor() {
    assertThat(LoopChoice.chosen("plain")).isInstanceOf(PlainLoops.class);
    assertThat(LoopChoice.chosen("Wide")).isInstanceOf(WideLoops.class);
  }

  @Test
  void shouldBeginWithPlainLoops() {
    assertThat(LoopChoice.chosen("auto")).isInstanceOf(PlainLoops.class);
  }

  @Test
  void shouldSayWhatMayBeAskedFor() {
    assertThatThrownBy(() -> LoopChoice.chosen("fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("daogou.vectors is plain, wide or auto, not 'fast'");
  }
}
