package dev.daogou.storefront.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.storefront.replay.Speed;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What people type as a length of time, or as a speed. */
class TypedTextFuzzTest {
  private static final Changes CHANGES =
      Changes.of("90", "90s", "5m", " 2h", "250ms", "max", "x60", "0.5");

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] input) {
    String typed = new String(input, StandardCharsets.UTF_8);
    try {
      assertThat(Durations.parse(typed).isNegative()).isFalse();
    } catch (CommandLine.TypeConversionException documented) {
      assertThat(documented).hasMessageContaining("length of time");
    }
    try {
      assertThat(Speed.parse(typed).factor()).isPositive();
    } catch (IllegalArgumentException documented) {
      assertThat(documented).hasMessageContaining("speed");
    }
  }
}
