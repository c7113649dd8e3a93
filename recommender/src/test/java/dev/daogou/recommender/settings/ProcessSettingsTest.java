package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProcessSettingsTest {
  private static final String NAME = "daogou.sessions.per-item";

  private final Properties properties = new Properties();

  @Test
  void shouldPreferTheSystemProperty() {
    var settings = new ProcessSettings(properties, Map.of("DAOGOU_SESSIONS_PER_ITEM", "64"));

    assertThat(settings.find(NAME)).contains("64");
    properties.setProperty(NAME, "32");
    assertThat(settings.find(NAME)).contains("32");
  }

  @Test
  void shouldTakeNothingForNotConfigured() {
    var settings = new ProcessSettings(properties, Map.of("DAOGOU_SESSIONS_PER_ITEM", " "));

    assertThat(settings.find(NAME)).isEmpty();
    assertThat(settings.find("daogou.sessions.kept")).isEmpty();
  }
}
