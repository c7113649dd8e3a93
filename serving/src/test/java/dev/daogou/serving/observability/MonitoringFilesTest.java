package dev.daogou.serving.observability;

import static dev.daogou.serving.observability.MonitoringFiles.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards and rules without a running program; ObservabilityIT holds them against one. */
class MonitoringFilesTest {
  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");

  @Test
  void shouldAskOnlyForOurMetersThatExist() {
    Exposed known = Exposed.known();

    List<Expression> expressions = MonitoringFiles.expressions();

    assertThat(expressions).hasSizeGreaterThan(80);
    assertThat(expressions)
        .allSatisfy(
            expression ->
                assertThat(expression.unknown(known))
                    .filteredOn(unknown -> unknown.contains(" daogou"))
                    .isEmpty());
  }

  @Test
  void shouldNoticeWhatIsNotThere() {
    Exposed known = Exposed.known();

    assertThat(unknown("rate(daogou_candidates_bending[5m])", known)).hasSize(1);
    assertThat(unknown("daogou_intake_rejected_total{why=\"x\"}", known)).hasSize(1);
    assertThat(unknown("sum by (why) (daogou_intake_rejected_total)", known)).hasSize(1);
    assertThat(unknown("sum by (reason) (rate(daogou_intake_rejected_total[5m]))", known))
        .isEmpty();
    assertThat(unknown("daogou_recommend_read_seconds_bucket{le=\"0.1\",level=\"x\"}", known))
        .isEmpty();
    assertThatThrownBy(() -> new Expression("here", "sum(rate(x[5m])").words())
        .hasMessageContaining("stays open");
    assertThatThrownBy(() -> new Expression("here", "sum(a]").words())
        .hasMessageContaining("closes nothing");
    assertThatThrownBy(() -> new Expression("here", "a ; b").words())
        .hasMessageContaining("not a word");
  }

  @Test
  void shouldHaveDashboardsThatTellThePanelsApart() {
    Map<String, JsonNode> dashboards = MonitoringFiles.dashboards();

    assertThat(dashboards).hasSizeGreaterThanOrEqualTo(9);
    assertThat(dashboards.values())
        .extracting(each -> each.path("uid").asText())
        .doesNotHaveDuplicates();
    assertThat(dashboards.values())
        .allSatisfy(
            dashboard -> {
              assertThat(dashboard.path("panels"))
                  .extracting(panel -> panel.path("id").asInt())
                  .doesNotHaveDuplicates();
              assertThat(dashboard.at("/templating/list"))
                  .extracting(variable -> variable.path("name").asText())
                  .contains("datasource", "job", "instance");
              assertThat(dashboard.path("links")).isNotEmpty();
            })
        .allSatisfy(
            dashboard ->
                assertThat(MonitoringFiles.panels(dashboard))
                    .allSatisfy(
                        panel -> {
                          assertThat(panel.path("description").asText()).isNotBlank();
                          assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                          assertThat(panel.path("targets")).isNotEmpty();
                        }));
  }

  @Test
  void shouldShowEveryMeterOfTheTopologySomewhere() {
    Set<String> shown =
        MonitoringFiles.ofPanels()
            .flatMap(expression -> expression.meters().keySet().stream())
            .collect(Collectors.toSet());

    List<String> missing =
        Exposed.ofOurMeters().names().stream()
            .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
            .distinct()
            .filter(name -> shown.stream().noneMatch(each -> each.startsWith(name)))
            .toList();

    assertThat(missing).isEmpty();
  }

  @Test
  void shouldSayOfEveryAlertWhatToDo() throws IOException {
    String runbooks = Files.readString(Path.of("..", "docs", "operations", "runbooks.md"));
    List<String> anchors =
        runbooks
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();

    List<JsonNode> alerts = MonitoringFiles.alerts().toList();

    assertThat(alerts).hasSizeGreaterThan(15);
    assertThat(alerts).extracting(alert -> alert.path("alert").asText()).doesNotHaveDuplicates();
    assertThat(anchors).doesNotHaveDuplicates();
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              assertThat(SEVERITIES).contains(alert.at("/labels/severity").asText());
              assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
              assertThat(alert.at("/annotations/description").asText()).isNotBlank();
              String[] url = alert.at("/annotations/runbook_url").asText().split("#");
              assertThat(url[0]).isEqualTo("docs/operations/runbooks.md");
              assertThat(anchors).contains(url[1]);
            });
  }

  @Test
  void shouldProvisionWhatIsThere() {
    JsonNode source = yaml("grafana/provisioning/datasources/prometheus.yaml").at("/datasources/0");
    JsonNode folder = yaml("grafana/provisioning/dashboards/daogou.yaml").at("/providers/0");
    JsonNode prometheus = yaml("prometheus/prometheus.yaml");

    assertThat(source.path("type").asText()).isEqualTo("prometheus");
    assertThat(folder.at("/options/path").asText()).isNotBlank();
    assertThat(prometheus.at("/scrape_configs/0/job_name").asText()).isEqualTo("daogou");
    assertThat(prometheus.at("/scrape_configs/0/metrics_path").asText()).isEqualTo("/q/metrics");
    assertThat(prometheus.at("/rule_files/0").asText()).startsWith("rules/");
  }

  @Test
  void shouldPassPromtool(@TempDir Path folder) throws Exception {
    assumeTrue(isInstalled(), "promtool is not installed (Debian: apt-get install prometheus)");

    promtool(Stream.concat(Stream.of("check", "rules"), files("prometheus/rules")).toList());
    promtool(Stream.concat(Stream.of("test", "rules"), files("prometheus/tests")).toList());
    promtool(List.of("check", "rules", panelsAsRules(folder).toString()));
  }

  // A panel's expression is parsed by promtool when it stands in a rule.
  private static Path panelsAsRules(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode rules = json.createArrayNode();
    MonitoringFiles.ofPanels()
        .forEach(
            panel -> {
              ObjectNode rule = rules.addObject().put("record", "panel:" + rules.size());
              rule.put("expr", panel.text().replaceAll("\\$__\\w+", "5m"));
            });
    ObjectNode file = json.createObjectNode();
    file.putArray("groups").addObject().put("name", "panels").set("rules", rules);
    return Files.writeString(folder.resolve("panels.yaml"), file.toString());
  }

  private static Stream<String> files(String where) {
    return MonitoringFiles.files(FOLDER.resolve(where), ".yaml").map(Path::toString);
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
  }

  private static void promtool(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  private static List<String> unknown(String expression, Exposed exposed) {
    return new Expression("here", expression).unknown(exposed);
  }

  private static JsonNode yaml(String file) {
    return MonitoringFiles.yaml(FOLDER.resolve(file));
  }
}
