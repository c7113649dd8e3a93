package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitorSpec;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Prometheus operator is told, against the pods and the rules. */
class MonitoringManifestTest {
  private static final Path FILE =
      Project.file("infra/kubernetes/components/monitoring/rules.yaml");

  @Test
  void shouldShipTheRulesThatArePromtoolsToo() throws IOException {
    if (Boolean.getBoolean("daogou.write-manifests")) {
      Files.writeString(FILE, PrometheusRuleFile.text());
    }

    assertThat(Project.read(FILE))
        .as("mvn test -pl infra/deployment -am -Ddaogou.write-manifests=true writes it")
        .isEqualTo(PrometheusRuleFile.text());
    Map<String, Object> spec =
        Project.asMap(Project.yaml(Project.read(FILE)).getFirst().get("spec"));
    List<Object> groups = new ArrayList<>();
    PrometheusRuleFile.sources()
        .forEach(
            each ->
                groups.addAll(
                    Project.asList(Project.yaml(Project.read(each)).getFirst().get("groups"))));
    assertThat(groups).isNotEmpty();
    assertThat(Project.asList(spec.get("groups"))).isEqualTo(groups);
  }

  @ParameterizedTest
  @ValueSource(strings = {"production-cpu", "production-gpu"})
  void shouldCallTheJobAsTheRulesDo(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    PodMonitorSpec monitor = cluster.one(PodMonitor.class, "daogou").getSpec();
    for (StatefulSet role : cluster.roles()) {
      Map<String, String> labels = role.getSpec().getTemplate().getMetadata().getLabels();
      assertThat(labels).containsAllEntriesOf(monitor.getSelector().getMatchLabels());
      assertThat(labels).containsKeys(monitor.getPodTargetLabels().toArray(String[]::new));
      assertThat(labels).containsEntry(monitor.getJobLabel(), job());
      assertThat(Cluster.container(role).getPorts())
          .extracting(ContainerPort::getName)
          .contains(monitor.getPodMetricsEndpoints().getFirst().getPort());
    }
    assertThat(cluster.all(PrometheusRule.class))
        .singleElement()
        .satisfies(
            rules ->
                assertThat(rules.getSpec().getGroups())
                    .flatExtracting(group -> group.getRules())
                    .extracting(rule -> rule.getExpr().getStrVal())
                    .anyMatch(expression -> expression.contains("{job=\"" + job() + "\"}")));
  }

  /** The name of the scrape job outside of Kubernetes. */
  private static String job() {
    Map<String, Object> prometheus =
        Project.yaml(Project.read(Project.file("infra/observability/prometheus/prometheus.yaml")))
            .getFirst();
    return Project.asMap(Project.asList(prometheus.get("scrape_configs")).getFirst())
        .get("job_name")
        .toString();
  }
}
