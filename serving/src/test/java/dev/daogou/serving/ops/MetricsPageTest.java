package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.meters.RecommenderMeters;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final Pattern LINE = Pattern.compile("(?m)^\\| `(daogou\\.[a-z.]+)` \\|");

  @Test
  void shouldHaveALineForEveryMeter() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "operations", "metrics.md"));

    List<String> described = LINE.matcher(page).results().map(line -> line.group(1)).toList();

    assertThat(page).doesNotContain("*/");
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(StageMetrics.class, RecommenderMeters.class, ServiceMetrics.class)
                .flatMap(MetricsPageTest::names)
                .toList());
  }

  @Test
  void shouldOnlyAdviseToWatchMetersThatExist() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "operations", "metrics.md"));
    List<String> known =
        LINE.matcher(page).results().map(line -> line.group(1).replace('.', '_')).toList();

    Matcher advised = Pattern.compile("`(daogou_[a-z_]+)`").matcher(page);

    assertThat(advised.results().map(word -> word.group(1)))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(known).contains(word.replaceFirst("_total$", "")));
  }

  private static Stream<String> names(Class<?> names) {
    return Stream.of(names.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == String.class)
        .map(MetricsPageTest::value)
        .filter(name -> name.startsWith("daogou."));
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
