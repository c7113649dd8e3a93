package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.PersonalizationApp;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.settings.ConfiguredSettings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.smallrye.config.SmallRyeConfig;
import io.strimzi.api.kafka.model.common.template.ContainerTemplate;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaClusterTemplate;
import io.strimzi.api.kafka.model.kafka.KafkaSpec;
import io.strimzi.api.kafka.model.kafka.Storage;
import io.strimzi.api.kafka.model.kafka.entityoperator.EntityOperatorTemplate;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.nodepool.ProcessRoles;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.plugin.security.profiles.ContainerSecurityProviderContext;
import io.strimzi.plugin.security.profiles.PodSecurityProviderContext;
import io.strimzi.plugin.security.profiles.impl.RestrictedPodSecurityProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka as Strimzi makes it, against the topics and the settings of the program. */
class KafkaManifestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldMakeTheTopicsThatTheProgramExpects(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    for (StatefulSet role : cluster.roles()) {
      ServiceConfig.TopicSettings settings =
          Settings.read(cluster.environment(role)).getConfigMapping(ServiceConfig.class).topics();
      Topics topics = Topics.withPartitions(settings.partitions());
      List<KafkaTopic> made = cluster.all(KafkaTopic.class);
      assertThat(made).hasSameSizeAs(topics.all());
      for (Topic<?, ?> topic : topics.all()) {
        KafkaTopic manifest = cluster.one(KafkaTopic.class, topic.name());
        assertThat(manifest.getSpec().getPartitions()).isEqualTo(topic.partitions());
        assertThat(manifest.getSpec().getReplicas()).isEqualTo((int) settings.replication());
        assertThat(texts(manifest.getSpec().getConfig())).isEqualTo(topic.config());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldHaveBrokersForTheReplicas(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    Map<String, String> config =
        texts(cluster.one(Kafka.class, "daogou").getSpec().getKafka().getConfig());
    int brokers =
        cluster.all(KafkaNodePool.class).stream()
            .filter(each -> each.getSpec().getRoles().contains(ProcessRoles.BROKER))
            .mapToInt(each -> each.getSpec().getReplicas())
            .sum();
    int replicas = Integer.parseInt(config.get("default.replication.factor"));
    int inSync = Integer.parseInt(config.get("min.insync.replicas"));
    assertThat(replicas).isLessThanOrEqualTo(brokers);
    assertThat(inSync).isEqualTo(replicas == 1 ? 1 : replicas - 1);
    config.forEach(
        (name, value) -> {
          if (name.endsWith(".replication.factor")) {
            assertThat(value).as(name).isEqualTo(Integer.toString(replicas));
          } else if (name.endsWith("min.isr")) {
            assertThat(value).as(name).isEqualTo(Integer.toString(inSync));
          }
        });
    assertThat(cluster.all(KafkaTopic.class))
        .allMatch(each -> each.getSpec().getReplicas() == replicas);
    assertThat(config).containsEntry("auto.create.topics.enable", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldBeWhereTheProgramLooks(String overlay) {
    Cluster cluster = Cluster.of(overlay);

    Kafka kafka = cluster.one(Kafka.class, "daogou");
    assertThat(kafka.getSpec().getKafka().getVersion())
        .isEqualTo(Project.pomProperty("kafka.version"));
    GenericKafkaListener listener = kafka.getSpec().getKafka().getListeners().getFirst();
    assertThat(listener.isTls()).isTrue();
    for (StatefulSet role : cluster.roles()) {
      ServiceConfig config =
          Settings.read(cluster.environment(role)).getConfigMapping(ServiceConfig.class);
      assertThat(config.kafka().bootstrapServers())
          .isEqualTo("daogou-kafka-bootstrap:" + listener.getPort());
      assertThat(config.kafka().properties().get("sasl.mechanism"))
          .isEqualToIgnoringCase(listener.getAuth().getType());
      String user =
          Cluster.container(role).getEnv().stream()
              .filter(each -> each.getName().contains("JAAS"))
              .map(each -> each.getValueFrom().getSecretKeyRef().getName())
              .findFirst()
              .orElseThrow();
      assertThat(cluster.one(KafkaUser.class, user).getSpec().getAuthentication().getType())
          .isEqualTo(listener.getAuth().getType());
    }
    assertThat(cluster.one(NetworkPolicy.class, "daogou").getSpec().getEgress())
        .anyMatch(
            each ->
                each.getPorts().stream()
                    .anyMatch(port -> port.getPort().getIntVal() == listener.getPort()));
    assertThat(cluster.all(HasMetadata.class))
        .filteredOn(each -> each.getApiVersion().equals("kafka.strimzi.io/v1"))
        .filteredOn(each -> !(each instanceof Kafka))
        .allMatch(
            each -> "daogou".equals(each.getMetadata().getLabels().get("strimzi.io/cluster")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production-cpu", "production-gpu"})
  void shouldKeepToTheRestrictedProfileAsStrimziDoes(String overlay) {
    Cluster cluster = Cluster.of(overlay);
    var strimzi = new RestrictedPodSecurityProvider();
    var restricted = strimzi.kafkaContainerSecurityContext(new ContainerWithoutContext());

    assertThat(cluster.one(Namespace.class, "daogou").getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    KafkaSpec kafka = cluster.one(Kafka.class, "daogou").getSpec();
    KafkaClusterTemplate brokers = kafka.getKafka().getTemplate();
    EntityOperatorTemplate operators = kafka.getEntityOperator().getTemplate();
    assertThat(
            Stream.of(
                    brokers.getKafkaContainer(),
                    brokers.getInitContainer(),
                    operators.getTopicOperatorContainer(),
                    operators.getUserOperatorContainer())
                .map(ContainerTemplate::getSecurityContext))
        .containsOnly(restricted);
    for (KafkaNodePool pool : cluster.all(KafkaNodePool.class)) {
      assertThat(pool.getSpec().getTemplate()).as("would hide Kafka's").isNull();
      assertThat(brokers.getPod().getSecurityContext())
          .isEqualTo(
              strimzi.kafkaPodSecurityContext(new PodWithoutContext(pool.getSpec().getStorage())));
    }
    assertThat(kafka.getCruiseControl()).as("would need a context").isNull();
    assertThat(kafka.getKafkaExporter()).as("would need a context").isNull();
  }

  private record ContainerWithoutContext() implements ContainerSecurityProviderContext {
    @Override
    public Storage storage() {
      return null;
    }

    @Override
    public SecurityContext userSuppliedSecurityContext() {
      return null;
    }
  }

  private record PodWithoutContext(Storage storage) implements PodSecurityProviderContext {
    @Override
    public PodSecurityContext userSuppliedSecurityContext() {
      return null;
    }

    @Override
    public Boolean userSuppliedHostUsers() {
      return null;
    }
  }

  @Test
  void shouldScaleByWhatThereIs() {
    Cluster cluster = Cluster.of("production-gpu");

    var triggers =
        cluster.all(KedaObjects.ScaledObject.class).stream()
            .flatMap(each -> each.spec().triggers().stream())
            .toList();
    Topics topics = Topics.withPartitions(1);
    assertThat(triggers)
        .filteredOn(each -> each.type().equals("kafka"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.metadata())
                    .containsEntry("consumerGroup", PersonalizationApp.applicationId(topics))
                    .containsEntry("topic", topics.events().name()));
    assertThat(triggers)
        .filteredOn(each -> each.type().equals("prometheus"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.metadata().get("query"))
                    .contains(ServiceMetrics.READ.replace('.', '_') + "_seconds_sum"));
  }

  @Test
  void shouldGiveGpusToThoseWhoLearn() {
    Cluster cluster = Cluster.of("production-gpu");

    StatefulSet learning = cluster.one(StatefulSet.class, "daogou-personalize");
    assertThat(Cluster.container(learning).getResources().getLimits())
        .containsKey("nvidia.com/gpu");
    assertThat(Cluster.container(learning).getImage()).endsWith("-cuda");
    var pod = learning.getSpec().getTemplate().getSpec();
    assertThat(pod.getTolerations()).anyMatch(each -> each.getKey().equals("nvidia.com/gpu"));
    assertThat(pod.getNodeSelector()).isNotEmpty();
    SmallRyeConfig config = Settings.read(cluster.environment(learning));
    assertThat(ConfiguredSettings.read(config, ServiceConfig.class).model().provider())
        .isEqualTo(ModelSettings.Provider.GPU);
    assertThat(config.getConfigMapping(ServiceConfig.class).instance())
        .hasValue("daogou-personalize-0");
    StatefulSet serving = cluster.one(StatefulSet.class, "daogou-serve");
    assertThat(Cluster.container(serving).getResources().getLimits())
        .doesNotContainKey("nvidia.com/gpu");
  }

  private static Map<String, String> texts(Map<String, Object> config) {
    Map<String, String> texts = new TreeMap<>();
    config.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }
}
