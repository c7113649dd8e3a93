package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireSettingsTest {
  @Test
  void shouldNeedNoRegistryForSingleObjectEncoding() {
    assertThat(WireSettings.parse("single-object", " ")).isEqualTo(WireSettings.DEFAULT);
    assertThat(WireSettings.parse("single-object", null)).isEqualTo(WireSettings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confluent     | ''                    | daogou.registry.url
          apicurio      | ''                    | daogou.registry.url
          confluent     | registry:8081         | http
          confluent     | ftp://registry/x      | http
          json          | ''                    | single-object, confluent, apicurio
          """)
  void shouldSayWhatIsWrong(String format, String registry, String told) {
    assertThatThrownBy(() -> WireSettings.parse(format, registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource({"single-object", "confluent", "apicurio"})
  void shouldReadTheNameThatAFormatPrints(String name) {
    assertThat(WireFormat.named(name)).hasToString(name);
  }
}
