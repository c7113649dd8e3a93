package dev.daogou.serving.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code infra/observability}. */
public final class MonitoringFiles {
  static final Path FOLDER = Path.of("..", "infra", "observability");
  static final Path RULES = FOLDER.resolve("prometheus/rules");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern GROUPS = Pattern.compile("by \\(([\\w, ]+)\\)");

  private MonitoringFiles() {}

  /** Every expression of every panel and every rule. */
  public static List<Expression> expressions() {
    return Stream.concat(ofPanels(), ofRules()).toList();
  }

  /** Expressions of the panels alone. */
  static Stream<Expression> ofPanels() {
    return dashboards().entrySet().stream()
        .flatMap(
            file ->
                panels(file.getValue())
                    .flatMap(
                        panel ->
                            stream(panel.path("targets"))
                                .map(
                                    target ->
                                        new Expression(
                                            file.getKey() + ", " + panel.path("title").asText(),
                                            target.path("expr").asText()))));
  }

  private static Stream<Expression> ofRules() {
    return rules()
        .map(rule -> new Expression(name(rule) + " of the rules", rule.path("expr").asText()));
  }

  /** Names that recording rules make, with the labels that are left of them. */
  static Map<String, Set<String>> recorded() {
    Map<String, Set<String>> recorded = new HashMap<>();
    rules()
        .filter(rule -> rule.has("record"))
        .forEach(
            rule -> {
              Set<String> labels = new HashSet<>();
              GROUPS
                  .matcher(rule.path("expr").asText())
                  .results()
                  .forEach(found -> labels.addAll(List.of(found.group(1).split(",\\s*"))));
              recorded.put(rule.path("record").asText(), labels);
            });
    return recorded;
  }

  /** Dashboards by the name of their file. */
  static Map<String, JsonNode> dashboards() {
    Map<String, JsonNode> dashboards = new HashMap<>();
    files(FOLDER.resolve("grafana/dashboards"), ".json")
        .forEach(file -> dashboards.put(file.getFileName().toString(), json(file)));
    return dashboards;
  }

  /** Panels of a dashboard, those that show something. */
  static Stream<JsonNode> panels(JsonNode dashboard) {
    return stream(dashboard.path("panels"))
        .filter(panel -> !panel.path("type").asText().equals("row"));
  }

  /** Rules of all files and groups. */
  static Stream<JsonNode> rules() {
    return files(RULES, ".yaml")
        .flatMap(file -> stream(yaml(file).path("groups")))
        .flatMap(group -> stream(group.path("rules")));
  }

  static Stream<JsonNode> alerts() {
    return rules().filter(rule -> rule.has("alert"));
  }

  static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(Path file) {
    return read(YAML, file);
  }

  private static JsonNode json(Path file) {
    return read(JSON, file);
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return array.valueStream();
  }

  private static String name(JsonNode rule) {
    return rule.path(rule.has("alert") ? "alert" : "record").asText();
  }
}
