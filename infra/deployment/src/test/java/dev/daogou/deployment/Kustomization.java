package dev.daogou.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What kustomize makes of a folder, for the part of it that infra/kubernetes uses: resources,
 * components, JSON patches, namespace and images. Anything else in a kustomization is an error.
 */
final class Kustomization {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "namespace", "resources", "components", "patches", "images");

  private Kustomization() {}

  /** All objects of a folder with a kustomization. */
  static List<ObjectNode> build(Path folder) {
    return build(folder, new ArrayList<>());
  }

  private static List<ObjectNode> build(Path folder, List<ObjectNode> objects) {
    Map<String, Object> file =
        Project.yaml(Project.read(folder.resolve("kustomization.yaml"))).getFirst();
    if (!KNOWN.containsAll(file.keySet())) {
      throw new IllegalStateException(folder + " uses more of kustomize: " + file.keySet());
    }
    for (Object each : Project.asList(file.get("resources"))) {
      Path path = folder.resolve(each.toString()).normalize();
      if (Files.isDirectory(path)) {
        objects.addAll(build(path));
      } else {
        Project.yaml(Project.read(path)).forEach(one -> objects.add(JSON.valueToTree(one)));
      }
    }
    for (Object each : Project.asList(file.get("components"))) {
      build(folder.resolve(each.toString()).normalize(), objects);
    }
    Project.asList(file.get("patches"))
        .forEach(each -> patch(folder, Project.asMap(each), objects));
    if (file.get("namespace") instanceof String namespace) {
      objects.stream()
          .filter(each -> !each.path("kind").asText().equals("Namespace"))
          .forEach(each -> each.withObject("/metadata").put("namespace", namespace));
    }
    Project.asList(file.get("images")).forEach(each -> image(Project.asMap(each), objects));
    return objects;
  }

  private static void patch(Path folder, Map<String, Object> patch, List<ObjectNode> objects) {
    String text =
        patch.containsKey("path")
            ? Project.read(folder.resolve(patch.get("path").toString()))
            : patch.get("patch").toString();
    JsonNode operations = JSON.valueToTree(operations(text));
    Map<String, Object> target = Project.asMap(patch.get("target"));
    int patched = 0;
    for (int i = 0; i < objects.size(); i++) {
      if (matches(target, objects.get(i))) {
        objects.set(i, (ObjectNode) JsonPatch.apply(operations, objects.get(i)));
        patched++;
      }
    }
    if (patched == 0) {
      throw new IllegalStateException(folder + ": nothing to patch for " + target);
    }
  }

  private static Object operations(String text) {
    return new org.yaml.snakeyaml.Yaml().load(text);
  }

  private static boolean matches(Map<String, Object> target, ObjectNode object) {
    Object selector = target.get("labelSelector");
    return object.path("kind").asText().equals(target.get("kind"))
        && (!target.containsKey("name")
            || object.at("/metadata/name").asText().equals(target.get("name")))
        && (selector == null || hasLabel(object, selector.toString()));
  }

  private static boolean hasLabel(ObjectNode object, String selector) {
    String[] pair = selector.split("=", 2);
    return object.path("metadata").path("labels").path(pair[0]).asText().equals(pair[1]);
  }

  private static void image(Map<String, Object> image, List<ObjectNode> objects) {
    for (ObjectNode object : objects) {
      for (JsonNode container : object.at("/spec/template/spec/containers")) {
        if (container.path("image").asText().split(":")[0].equals(image.get("name"))) {
          ((ObjectNode) container).put("image", image.get("newName") + ":" + image.get("newTag"));
        }
      }
    }
  }
}
