package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.deployment.ComposeFile.Service;
import dev.daogou.serving.ops.ServiceConfig;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private final ComposeFile file = ComposeFile.read();

  @Test
  void shouldPublishOnThisMachineAlone() {
    List<String> ports =
        file.services().values().stream().flatMap(s -> s.ports().stream()).toList();

    assertThat(ports).isNotEmpty().allMatch(each -> each.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    assertThat(ports.stream().map(each -> each.split(":")[1])).doesNotHaveDuplicates();
  }

  @Test
  void shouldNameImagesByTheVersionsOfTheBuild() {
    Map<String, String> images = new TreeMap<>();
    file.services().values().forEach(each -> add(images, each.image()));

    assertThat(images.values()).doesNotContain("latest").allMatch(each -> each.matches("v?\\d.+"));
    assertThat(images.get("apache/kafka")).isEqualTo(Project.pomProperty("kafka.version"));
    assertThat(images.get("apicurio/apicurio-registry"))
        .isEqualTo(Project.pomProperty("apicurio.version"));
    assertThat(Project.read(Project.file("pom.xml")))
        .contains("<version>" + images.get("daogou") + "-SNAPSHOT</version>");
  }

  private static void add(Map<String, String> images, String image) {
    images.put(image.split(":")[0], image.split(":")[1]);
  }

  @Test
  void shouldSetWhatTheProgramKnows() {
    assertThat(file.instances()).hasSize(2);
    for (Service each : file.instances()) {
      Map<String, String> environment = resolved(each);
      assertThat(environment.keySet()).allMatch(Settings::isSetting).allMatch(Settings::isKnown);
      ServiceConfig config = Settings.read(environment).getConfigMapping(ServiceConfig.class);
      assertThat(service(config.kafka().bootstrapServers())).isEqualTo("kafka");
      assertThat(config.topics().replication()).isEqualTo((short) 1);
      assertThat(file.services().get("kafka").environment().get("KAFKA_ADVERTISED_LISTENERS"))
          .contains("//" + config.kafka().bootstrapServers());
    }
  }

  @Test
  void shouldKeepSchemasAsLongAsTheRecordsThatNameThem() {
    Service registry = file.services().get("registry");
    Service kafka = file.services().get("kafka");

    assertThat(registry.environment()).containsEntry("APICURIO_STORAGE_KIND", "kafkasql");
    assertThat(kafka.sources()).isNotEmpty().allMatch(file.volumes()::containsKey);
    for (Service each : file.instances()) {
      ServiceConfig config = Settings.read(resolved(each)).getConfigMapping(ServiceConfig.class);
      assertThat(registry.environment())
          .containsEntry("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", config.kafka().bootstrapServers());
      assertThat(registry.healthcheck().test().getLast())
          .as("asks the interface that the instances use")
          .contains(
              " " + URI.create(each.environment().get("DAOGOU_REGISTRY_URL")).getPath() + "/");
    }
  }

  @Test
  void shouldTellTheInstancesApart() {
    file.services()
        .forEach(
            (name, service) -> {
              if (file.instances().contains(service)) {
                SmallRyeConfig config = Settings.read(resolved(service));
                ServiceConfig settings = config.getConfigMapping(ServiceConfig.class);
                String advertised = settings.advertisedAddress().orElseThrow();
                String listen = settings.peers().listen().orElseThrow();
                assertThat(service(advertised)).isEqualTo(name);
                assertThat(advertised.split(":")[1]).isEqualTo(listen.split(":")[1]);
              }
            });
    assertThat(file.instances().stream().map(each -> each.sources().getFirst()))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldRunOurImagesWithoutRights() {
    for (Service each : file.services().values()) {
      if (each.image().startsWith("daogou")) {
        assertThat(each.user()).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
        assertThat(each.readOnly()).isTrue();
        assertThat(each.capDrop()).containsExactly("ALL");
        assertThat(each.securityOpt()).containsExactly("no-new-privileges:true");
      }
    }
  }

  @Test
  void shouldBuildFromStagesThatThereAre() {
    Dockerfile dockerfile = Dockerfile.read(Project.file("docker/Dockerfile"));

    List<Service> built =
        file.services().values().stream().filter(each -> each.build() != null).toList();
    assertThat(built).hasSize(2);
    for (Service each : built) {
      assertThat(Project.file("docker").resolve(each.build().context()).normalize())
          .isEqualTo(Project.ROOT);
      assertThat(dockerfile.stage(each.build().target())).isNotNull();
    }
  }

  @Test
  void shouldMountWhatIsThere() {
    for (Service each : file.services().values()) {
      for (String source : each.sources()) {
        if (source.startsWith(".")) {
          assertThat(Project.file("docker").resolve(source).normalize()).exists();
        } else {
          assertThat(file.volumes()).containsKey(source);
        }
      }
    }
  }

  @Test
  void shouldWaitForServicesThatThereAre() {
    for (Service each : file.services().values()) {
      if (each.dependsOn() instanceof Map<?, ?> many) {
        assertThat(file.services().keySet())
            .containsAll(many.keySet().stream().map(Object::toString).toList());
      }
    }
  }

  @Test
  void shouldLetPrometheusReadTheInstances() {
    Path config = Project.file("docker/prometheus-targets.yaml");

    String instances =
        file.services().entrySet().stream()
            .filter(each -> file.instances().contains(each.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(" "));
    assertThat(instances.split(" "))
        .allMatch(each -> Project.read(config).contains(each + ":8080"));
  }

  /** What stands in braces is the person's; the value after the dash is the default. */
  private static Map<String, String> resolved(Service service) {
    Map<String, String> environment = new TreeMap<>();
    service
        .environment()
        .forEach(
            (name, value) -> environment.put(name, value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1")));
    return environment;
  }

  private static String service(String address) {
    return address.split(":")[0];
  }
}
