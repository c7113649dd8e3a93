package dev.daogou.serving.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.catalogue.CatalogueRules;
import dev.daogou.intake.EventRules;
import dev.daogou.recommender.settings.SettingsTree;
import dev.daogou.schemas.Bounds;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.security.SecurityConfig;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page on limits has the values of the code. With {@code -Dwrite-pages=true} it is written
 * anew.
 */
class LimitsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "limits.md");
  private static final Path SOURCES = Path.of("src/test/java/dev/daogou/serving/settings");
  private static final String BEGIN = "<!-- limits -->\n";
  private static final String END = "<!-- /limits -->\n";
  private static final String HEAD =
      "| at most | setting | usually | beyond it |\n|---|---|---|---|\n";

  @Test
  void shouldSayWhatTheCodeDoes() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN).contains(END);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + tables()
            + page.substring(page.indexOf(END));

    if (Boolean.getBoolean("write-pages")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  /** Where rules are, a new bound is told as well. */
  @ParameterizedTest
  @ValueSource(classes = {Bounds.class, EventRules.class, CatalogueRules.class})
  void shouldLeaveOutNoBoundOfTheRules(Class<?> rules) throws IOException {
    String told = Files.readString(SOURCES.resolve("KnownBounds.java"));

    assertThat(
            Arrays.stream(rules.getDeclaredFields())
                .map(Field::getName)
                .filter(name -> name.matches("(MOST|LONGEST|LARGEST|LATEST)_?.*")))
        .isNotEmpty()
        .allMatch(name -> told.contains(rules.getSimpleName() + "." + name + "\""));
  }

  private static String tables() throws IOException {
    StringBuilder page = new StringBuilder();
    for (Map.Entry<String, List<KnownBound>> table :
        new KnownBounds(usualSettings()).all().entrySet()) {
      page.append("\n## ").append(table.getKey()).append("\n\n").append(HEAD);
      table.getValue().forEach(bound -> page.append(bound.row()));
    }
    return page.append('\n').toString();
  }

  private static Map<String, String> usualSettings() throws IOException {
    Map<String, String> usual = new HashMap<>();
    Properties shipped = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      shipped.load(file);
    }
    shipped.forEach((name, value) -> usual.put(name.toString(), value.toString()));
    SettingsTree<RecommenderSettings> tree = RecommenderSettings.tree();
    tree.settings().forEach(setting -> usual.put(setting.name(), tree.usual(setting)));
    for (Class<?> mapping : List.of(ServiceConfig.class, SecurityConfig.class)) {
      MappedSetting.of(mapping).forEach(setting -> usual.put(setting.name(), setting.usual()));
    }
    return usual;
  }
}
