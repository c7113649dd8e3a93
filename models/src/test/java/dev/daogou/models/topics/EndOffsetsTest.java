package dev.daogou.models.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndOffsetsTest {
  @Test
  void shouldReadAnEndForEachPartition() {
    assertThat(EndOffsets.parse("3:0,0:1200")).contains(new EndOffsets(Map.of(0, 1200L, 3, 0L)));
    assertThat(EndOffsets.parse("now")).contains(EndOffsets.now());
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "0:1200", "0:1,1:2,10:3"})
  void shouldPrintWhatItReads(String text) {
    assertThat(EndOffsets.parse(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "later", "0", "0:", "0:-1", "0:1,", "0:1,0:2", "0:1;1:2", "x:1"})
  void shouldTakeNothingElse(String text) {
    assertThat(EndOffsets.parse(text)).isEmpty();
  }
}
