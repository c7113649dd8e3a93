package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ServiceConfig;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs Daogou in a cluster, against the program. */
class KubernetesTest {
  /** What the stream applications may take to leave; dev.daogou.serving.ops.RunningStreams. */
  private static final Duration LEAVE_TAKING = Duration.ofSeconds(8);

  private static final Map<String, String> IMAGE =
      Map.of("QUARKUS_HTTP_PORT", "8080", "DAOGOU_STATE_DIR", "/var/lib/daogou");

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldSetWhatTheProgramKnows(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    assertThat(cluster.roles()).hasSize(2);
    for (StatefulSet role : cluster.roles()) {
      Stream<String> secret =
          Cluster.container(role).getEnv().stream()
              .filter(each -> each.getValue() == null)
              .map(EnvVar::getName)
              .filter(Settings::isSetting);
      assertThat(Stream.concat(cluster.environment(role).keySet().stream(), secret))
          .contains("DAOGOU_PEERS_SECRET")
          .allMatch(Settings::isKnown);
      ServiceConfig config =
          Settings.read(cluster.environment(role)).getConfigMapping(ServiceConfig.class);
      assertThat(config.kafka().properties())
          .containsEntry("security.protocol", "SASL_SSL")
          .containsEntry("ssl.truststore.location", "/etc/daogou/kafka-ca/ca.crt");
      assertThat(config.topics().prefix()).isEqualTo(Topics.DEFAULT_PREFIX);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldOpenThePortsThatTheProgramListensOn(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    for (StatefulSet role : cluster.roles()) {
      SmallRyeConfig config = Settings.read(cluster.environment(role));
      ServiceConfig settings = config.getConfigMapping(ServiceConfig.class);
      Container container = Cluster.container(role);
      assertThat(port(container, "http"))
          .isEqualTo(Integer.parseInt(IMAGE.get("QUARKUS_HTTP_PORT")));
      String peers = ":" + port(container, "peers");
      assertThat(settings.peers().listen()).hasValue("0.0.0.0" + peers);
      String headless = role.getSpec().getServiceName();
      assertThat(settings.advertisedAddress().orElseThrow())
          .isEqualTo(role.getMetadata().getName() + "-0." + headless + peers);
      Service service = cluster.one(Service.class, headless);
      assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
      assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
      for (Probe probe :
          List.of(
              container.getStartupProbe(),
              container.getLivenessProbe(),
              container.getReadinessProbe())) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        assertThat(Project.read(Project.file("docs/operations/security.md")))
            .contains("`GET " + probe.getHttpGet().getPath() + "`");
      }
      if (settings.personalize().addresses().isPresent()) {
        assertThat(settings.personalize().addresses().get())
            .containsExactly(
                cluster.one(Service.class, "daogou-personalize-peers").getMetadata().getName()
                    + peers);
      }
    }
  }

  private static int port(Container container, String name) {
    return container.getPorts().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getContainerPort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldSelectThePodsThatThereAre(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    for (StatefulSet role : cluster.roles()) {
      assertThat(labels(role).entrySet())
          .containsAll(role.getSpec().getSelector().getMatchLabels().entrySet());
    }
    Stream<Map<String, String>> selectors =
        Stream.concat(
            cluster.all(Service.class).stream().map(each -> each.getSpec().getSelector()),
            cluster.all(PodDisruptionBudget.class).stream()
                .map(each -> each.getSpec().getSelector().getMatchLabels()));
    assertThat(selectors.toList())
        .hasSize(5)
        .allSatisfy(
            selector ->
                assertThat(cluster.roles())
                    .filteredOn(role -> labels(role).entrySet().containsAll(selector.entrySet()))
                    .hasSize(1));
  }

  private static Map<String, String> labels(StatefulSet role) {
    return role.getSpec().getTemplate().getMetadata().getLabels();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldKeepToTheRestrictedProfile(String overlay) {
    for (StatefulSet role : Cluster.of(overlay).roles()) {
      PodSpec pod = role.getSpec().getTemplate().getSpec();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      Container container = pod.getContainers().getFirst();
      assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(container.getVolumeMounts())
          .filteredOn(each -> !Boolean.TRUE.equals(each.getReadOnly()))
          .extracting(each -> each.getMountPath())
          .containsExactlyInAnyOrder(IMAGE.get("DAOGOU_STATE_DIR"), "/tmp");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldHaveRoomForHeapAndRocksDb(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    for (StatefulSet role : cluster.roles()) {
      double limit =
          Quantity.getAmountInBytes(
                  Cluster.container(role).getResources().getLimits().get("memory"))
              .doubleValue();
      long stores =
          Settings.read(cluster.environment(role))
              .getConfigMapping(ServiceConfig.class)
              .personalize()
              .rocksdbMemory()
              .asLongValue();
      assertThat(heapShare() + stores / limit)
          .as("share of the memory of %s that is spoken for", role.getMetadata().getName())
          .isLessThan(0.8);
    }
  }

  private static double heapShare() {
    return Pattern.compile("(?m)^-XX:MaxRAMPercentage=([\\d.]+)$")
        .matcher(Project.read(Project.file("docker/java.args")))
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)) / 100)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldHoldNoSecret(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    assertThat(cluster.all(Secret.class)).isEmpty();
    for (StatefulSet role : cluster.roles()) {
      assertThat(cluster.environment(role).keySet())
          .noneMatch(each -> each.matches(".*(SECRET|PASSWORD|JAAS).*"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldLetAnInstanceEndInPeace(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    for (StatefulSet role : cluster.roles()) {
      SmallRyeConfig config = Settings.read(cluster.environment(role));
      Duration needed =
          duration(config, "quarkus.shutdown.delay")
              .plus(duration(config, "quarkus.shutdown.timeout"))
              .plus(LEAVE_TAKING);
      long grace = role.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
      assertThat(Duration.ofSeconds(grace)).isGreaterThan(needed.plusSeconds(10));
      Probe readiness = Cluster.container(role).getReadinessProbe();
      assertThat(duration(config, "quarkus.shutdown.delay"))
          .as("load balancers notice before requests are refused")
          .isGreaterThanOrEqualTo(
              Duration.ofSeconds(
                  (long) readiness.getPeriodSeconds() * readiness.getFailureThreshold()));
    }
  }

  private static Duration duration(SmallRyeConfig config, String name) {
    return config.getValue(name, Duration.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"production-cpu", "production-gpu"})
  void shouldNotScaleBeyondThePartitions(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    int partitions =
        Settings.read(cluster.environment(cluster.roles().getFirst()))
            .getConfigMapping(ServiceConfig.class)
            .topics()
            .partitions();
    for (HorizontalPodAutoscaler each : cluster.all(HorizontalPodAutoscaler.class)) {
      assertThat(each.getSpec().getMaxReplicas()).isLessThanOrEqualTo(partitions);
      String target = each.getSpec().getScaleTargetRef().getName();
      assertThat(cluster.one(StatefulSet.class, target).getSpec().getReplicas()).isNull();
    }
    for (var each : cluster.all(KedaObjects.ScaledObject.class)) {
      assertThat(each.spec().maxReplicaCount()).isLessThanOrEqualTo(partitions);
      String target = each.spec().scaleTargetRef().name();
      assertThat(cluster.one(StatefulSet.class, target).getSpec().getReplicas()).isNull();
    }
  }
}
