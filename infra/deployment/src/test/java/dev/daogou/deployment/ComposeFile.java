package dev.daogou.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of the Compose specification that docker/compose.yaml uses; anything else is an error,
 * so that a slip of the pen is not taken for an extension.
 */
record ComposeFile(
    String name, Map<String, Service> services, Map<String, Map<String, Object>> volumes) {

  /** A service. */
  record Service(
      String image,
      Build build,
      String user,
      @JsonProperty("read_only") boolean readOnly,
      @JsonProperty("cap_drop") List<String> capDrop,
      @JsonProperty("security_opt") List<String> securityOpt,
      @JsonProperty("network_mode") String networkMode,
      List<String> tmpfs,
      @JsonProperty("mem_limit") String memLimit,
      @JsonProperty("stop_grace_period") String stopGracePeriod,
      String restart,
      List<String> entrypoint,
      List<String> command,
      List<String> ports,
      @JsonProperty("volumes") List<Object> mounts,
      Map<String, String> environment,
      @JsonProperty("depends_on") Object dependsOn,
      HealthCheck healthcheck) {
    Service {
      ports = ports == null ? List.of() : ports;
      mounts = mounts == null ? List.of() : mounts;
      environment = environment == null ? Map.of() : environment;
    }

    /** What is mounted: folders, files and volumes. */
    List<String> sources() {
      return mounts.stream()
          .map(
              each ->
                  each instanceof Map<?, ?> mount
                      ? mount.get("source").toString()
                      : each.toString().split(":")[0])
          .toList();
    }
  }

  /** What an image is built from. */
  record Build(String context, String dockerfile, String target) {}

  /** How health is found out. */
  record HealthCheck(List<String> test, String interval, String timeout, int retries) {}

  static ComposeFile read() {
    Map<String, Object> content =
        new TreeMap<>(Project.yaml(Project.read(Project.file("docker/compose.yaml"))).getFirst());
    content.keySet().removeIf(each -> each.startsWith("x-"));
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build()
        .convertValue(content, ComposeFile.class);
  }

  List<Service> instances() {
    return services.values().stream().filter(each -> each.image().equals("daogou:0.1.0")).toList();
  }
}
