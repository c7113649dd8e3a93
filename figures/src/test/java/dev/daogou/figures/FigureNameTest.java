package dev.daogou.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"read.cpu-us", "next-item.daogou.frozen.no-repeat.hit-rate-20"})
  void shouldTakePartsOfWordsWithHyphens(String name) {
    assertThat(FigureName.isWellFormed(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "read", "Read.cpu", "read..cpu", "read.cpu us", "read.-cpu", "a.b-"})
  void shouldRefuseAnythingElse(String name) {
    assertThat(FigureName.isWellFormed(name)).isFalse();
  }

  @Test
  void shouldMakeANameOfAnyText() {
    assertThat(FigureName.of("shop.rate-100", "GC Thread#0", "cpu-ms"))
        .isEqualTo("shop.rate-100.gc-thread-0.cpu-ms");
  }

  @Test
  void shouldRefuseAPartWithoutWords() {
    assertThatThrownBy(() -> FigureName.of("shop", "—")).hasMessageContaining("—");
  }
}
