package dev.daogou.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The part of KEDA's objects (keda.sh/v1alpha1) that infra/kubernetes uses. KEDA publishes no
 * classes for Java.
 */
final class KedaObjects {
  private KedaObjects() {}

  /** What an object is called. */
  record Metadata(String name, String namespace, Map<String, String> labels) {}

  /** Who scales what, by what. */
  record ScaledObject(String apiVersion, String kind, Metadata metadata, Scaling spec) {}

  /** The scaling. */
  record Scaling(
      Target scaleTargetRef,
      int minReplicaCount,
      int maxReplicaCount,
      int pollingInterval,
      int cooldownPeriod,
      Map<String, JsonNode> advanced,
      List<Trigger> triggers) {}

  /** What is scaled. */
  record Target(String apiVersion, String kind, String name) {}

  /** What is looked at. */
  record Trigger(
      String type,
      String metricType,
      Map<String, String> metadata,
      Map<String, String> authenticationRef) {}

  /** With what KEDA signs in. */
  record TriggerAuthentication(
      String apiVersion, String kind, Metadata metadata, Authentication spec) {}

  /** Where the parameters of signing in stand. */
  record Authentication(List<Parameter> configMapTargetRef, List<Parameter> secretTargetRef) {}

  /** One of them. */
  record Parameter(String parameter, String name, String key) {}
}
