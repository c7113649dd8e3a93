package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is kubectl, it makes of the overlays what these tests look at. */
class KubectlTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldComeOutTheSame(String overlay) throws IOException {
    Assumptions.assumeTrue(isInstalled(), "kubectl is not installed");
    Path folder = Project.file("infra/kubernetes/overlays/" + overlay);

    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    List<ObjectNode> theirs =
        Project.yaml(text).stream().map(each -> JSON.<ObjectNode>valueToTree(each)).toList();
    assertThat(byName(theirs)).isEqualTo(byName(Kustomization.build(folder)));
  }

  private static Map<String, JsonNode> byName(List<ObjectNode> objects) {
    Map<String, JsonNode> all = new TreeMap<>();
    for (ObjectNode each : objects) {
      String name = each.path("kind").asText() + " " + each.at("/metadata/name").asText();
      assertThat(all.put(name, each)).as(name + " is there once").isNull();
    }
    return all;
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "kubectl")));
  }
}
