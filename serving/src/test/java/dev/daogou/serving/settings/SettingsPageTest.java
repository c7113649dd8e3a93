package dev.daogou.serving.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.settings.NamedSetting;
import dev.daogou.recommender.settings.SettingsGroup;
import dev.daogou.recommender.settings.SettingsTree;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.security.SecurityConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page on settings says what the records and the mappings say. With {@code -Dwrite-pages=true}
 * it is written anew.
 */
class SettingsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "settings.md");
  private static final String HEAD = "| setting | default | allowed | |\n|---|---|---|---|\n";

  @Test
  void shouldSayWhatTheRecordsSay() throws IOException {
    assertSays("recommender", recommender());
  }

  @Test
  void shouldSayWhatTheMappingsSay() throws IOException {
    assertSays("service", service());
  }

  private static void assertSays(String part, String tables) throws IOException {
    String begin = "<!-- " + part + " -->\n";
    String end = "<!-- /" + part + " -->\n";
    String page = Files.readString(PAGE);
    assertThat(page).contains(begin).contains(end);
    String before = page.substring(0, page.indexOf(begin) + begin.length());
    String after = page.substring(page.indexOf(end));
    if (Boolean.getBoolean("write-pages")) {
      Files.writeString(PAGE, before + tables + after);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(before + tables + after);
  }

  private static String recommender() {
    SettingsTree<RecommenderSettings> tree = RecommenderSettings.tree();
    StringBuilder page = new StringBuilder();
    for (SettingsGroup group : tree.groups()) {
      page.append("\n**`%s`** decides %s ".formatted(group.name(), group.decides()))
          .append("([%s](%s)).\n\n".formatted(group.type().getSimpleName(), source(group.type())))
          .append(HEAD);
      for (NamedSetting setting : group.settings()) {
        page.append(row(setting.name(), tree.usual(setting), setting.allowed(), meaning(setting)));
      }
    }
    return page.append('\n').toString();
  }

  private static String meaning(NamedSetting setting) {
    return setting.meaning()
        + setting.formerName().map(former -> "; formerly `" + former + "`").orElse("");
  }

  private static String service() throws IOException {
    List<MappedSetting> all = new ArrayList<>(MappedSetting.of(ServiceConfig.class));
    all.addAll(MappedSetting.of(SecurityConfig.class));
    StringBuilder page = new StringBuilder("\n").append(HEAD);
    for (MappedSetting setting : all) {
      page.append(row(setting.name(), setting.usual(), setting.allowed(), setting.meaning()));
    }
    return page.append('\n').toString();
  }

  private static String row(String name, String usual, String allowed, String meaning) {
    return "| `%s` | %s | %s | %s |\n".formatted(name, usual, allowed, meaning);
  }

  private static String source(Class<?> type) {
    String file = "src/main/java/" + type.getName().replace('.', '/') + ".java";
    return List.of("recommender", "streams").stream()
        .filter(module -> Files.exists(Path.of("..", module, file)))
        .map(module -> "../../" + module + "/" + file)
        .findFirst()
        .orElseThrow();
  }
}
