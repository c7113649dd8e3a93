package dev.daogou.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The objects of an overlay, each of its own class; a field that the class does not have is an
 * error.
 */
final class Cluster {
  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Namespace", Namespace.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("apps/v1 StatefulSet", StatefulSet.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
          Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
          Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
          Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
          Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
          Map.entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class),
          Map.entry("keda.sh/v1alpha1 ScaledObject", KedaObjects.ScaledObject.class),
          Map.entry(
              "keda.sh/v1alpha1 TriggerAuthentication", KedaObjects.TriggerAuthentication.class));

  // The model classes keep fields that they do not know; without that, such a field is an error.
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final List<Object> objects;

  private Cluster(List<Object> objects) {
    this.objects = objects;
  }

  static Cluster of(String overlay) {
    return new Cluster(
        Kustomization.build(Project.file("infra/kubernetes/overlays/" + overlay)).stream()
            .map(Cluster::parsed)
            .toList());
  }

  static Object parsed(ObjectNode object) {
    String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("no class for " + kind);
    }
    return STRICT.convertValue((JsonNode) object, type);
  }

  <T> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends io.fabric8.kubernetes.api.model.HasMetadata> T one(Class<T> type, String name) {
    return all(type).stream()
        .filter(each -> each.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
  }

  List<StatefulSet> roles() {
    return all(StatefulSet.class);
  }

  static Container container(StatefulSet role) {
    return role.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  /** The environment of a role's container; what comes from a Secret is left out. */
  Map<String, String> environment(StatefulSet role) {
    Map<String, String> all = new TreeMap<>();
    Container container = container(role);
    container
        .getEnvFrom()
        .forEach(
            from -> all.putAll(one(ConfigMap.class, from.getConfigMapRef().getName()).getData()));
    for (EnvVar each : container.getEnv()) {
      if (each.getValue() != null) {
        all.put(
            each.getName(),
            each.getValue().replace("$(POD_NAME)", role.getMetadata().getName() + "-0"));
      }
    }
    all.keySet().removeIf(name -> !Settings.isSetting(name));
    return all;
  }
}
