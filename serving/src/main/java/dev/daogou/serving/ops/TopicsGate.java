package dev.daogou.serving.ops;

import dev.daogou.schemas.TopicCreation;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TopicsOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/** Waits for Kafka for as long as it takes, and makes sure that the topics exist. */
@ApplicationScoped
class TopicsGate {
  private static final Logger LOG = Logger.getLogger(TopicsGate.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Topics topics;
  private final ServiceConfig config;
  private final KafkaClients clients;

  TopicsGate(Topics topics, ServiceConfig config, KafkaClients clients) {
    this.topics = topics;
    this.config = config;
    this.clients = clients;
  }

  /**
   * Returns when records may be produced.
   *
   * @throws IllegalStateException when the topics have other partition counts than configured
   */
  void pass() throws InterruptedException {
    while (!isOpen()) {
      Thread.sleep(PAUSE);
    }
  }

  private boolean isOpen() {
    Map<String, Object> client = clients.properties();
    client.put(AdminClientConfig.CLIENT_ID_CONFIG, config.topics().prefix() + "start-up");
    try (Admin admin = Admin.create(client)) {
      return isReady(new TopicCreation(admin, PATIENCE));
    } catch (RetriableException e) {
      LOG.warnf(
          "Kafka at %s does not answer: %s; trying again",
          config.kafka().bootstrapServers(), e.getMessage());
      return false;
    }
  }

  private boolean isReady(TopicCreation creation) {
    return switch (creation.create(topics, config.topics().replication())) {
      case TopicsOutcome.Ready ready -> true;
      case TopicsOutcome.LeadersSilent silent -> {
        LOG.warnf("no leader answers for %s; trying again", silent.partitions());
        yield false;
      }
      case TopicsOutcome.PartitionsDiffer differ -> {
        differ.orThrow();
        yield false;
      }
    };
  }
}
