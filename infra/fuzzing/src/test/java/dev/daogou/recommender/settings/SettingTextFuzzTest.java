package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of settings, of every kind; what is read can be written and is the same. */
class SettingTextFuzzTest {
  private static final Changes CHANGES =
      Changes.of("250ms", "1d12h30m5s", "30", "PT1H5.5S", "-P1DT-3H", "1e9", "true", "12", "0x1p3");
  private static final List<SettingType> TYPES =
      List.of(
          SettingType.of(int.class, 0),
          SettingType.of(long.class, Long.MIN_VALUE),
          SettingType.of(double.class, 1),
          SettingType.of(boolean.class, 0),
          SettingType.of(Duration.class, 0),
          SettingType.of(String.class, 0));

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
    String text = new String(input, StandardCharsets.UTF_8);
    for (SettingType type : TYPES) {
      Optional<Object> value = type.read().apply(text);
      var unused = value.map(type.allowed()::test);
      assertThat(value.flatMap(each -> type.read().apply(type.written().apply(each))))
          .isEqualTo(value);
    }
  }
}
