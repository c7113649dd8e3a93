package dev.daogou.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedKafkaSettingsTest {
  private static final Path DATA = Path.of("data");

  @Test
  void shouldTakeFreePortsUnlessTold() {
    var settings = EmbeddedKafkaSettings.in(DATA);

    assertThat(settings.port()).isZero();
    assertThat(settings.controllerPort()).isZero();
    assertThat(settings.data()).isAbsolute();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void shouldRefuseWhatIsNoPort(int port) {
    assertThatThrownBy(() -> new EmbeddedKafkaSettings(DATA, port, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port");
    assertThatThrownBy(() -> new EmbeddedKafkaSettings(DATA, 0, port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("controllerPort");
  }

  @Test
  void shouldRefuseOnePortForBoth() {
    assertThatThrownBy(() -> new EmbeddedKafkaSettings(DATA, 9092, 9092))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9092");
  }
}
