package dev.daogou.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of infra/observability as the Prometheus operator takes them. */
final class PrometheusRuleFile {
  private static final String GROUPS = "groups:\n";

  private PrometheusRuleFile() {}

  /** The files of the rules, by name. */
  static List<Path> sources() {
    try (Stream<Path> files = Files.list(Project.file("infra/observability/prometheus/rules"))) {
      return files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text() {
    return sources().stream()
        .map(Project::read)
        .map(PrometheusRuleFile::groups)
        .collect(
            Collectors.joining(
                "",
                """
                # Made from infra/observability/prometheus/rules by MonitoringManifestTest, which says how.
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: daogou
                  labels: {app.kubernetes.io/name: daogou}
                spec:
                  groups:
                """,
                ""));
  }

  private static String groups(String file) {
    return file.substring(file.indexOf(GROUPS) + GROUPS.length()).stripTrailing().indent(2);
  }
}
