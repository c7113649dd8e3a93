package dev.daogou.embedded;

import dev.daogou.schemas.TopicCreation;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TopicsOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;

/**
 * One real Kafka node in this process, on 127.0.0.1. Its data stays when it closes; the next start
 * on the same folder may use other ports.
 *
 * <p>As a broker of its own would, it ends the whole process when it can no longer go on, for
 * instance on a full disk.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final DataFolder folder;
  private final KafkaRaftServer server;
  private final int port;
  private boolean closed;

  private EmbeddedKafka(DataFolder folder, KafkaRaftServer server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a node and returns when it takes requests.
   *
   * @throws CannotStartException where the data folder or a port is taken, or the broker fails
   */
  public static EmbeddedKafka start(EmbeddedKafkaSettings settings) {
    DataFolder folder = DataFolder.hold(settings.data());
    try {
      folder.formatOnce(NodeProperties.NODE_ID, NodeProperties.CONTROLLER);
      Ports ports = Ports.of(settings);
      return new EmbeddedKafka(folder, startServer(folder, ports, settings), ports.clients());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static KafkaRaftServer startServer(
      DataFolder folder, Ports ports, EmbeddedKafkaSettings settings) {
    var properties = NodeProperties.of(folder.path(), ports.clients(), ports.controller());
    properties.putAll(settings.further());
    try {
      return started(new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM));
    } catch (RuntimeException e) {
      throw new CannotStartException(
          "Kafka does not start on " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private static KafkaRaftServer started(KafkaRaftServer server) {
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
  }

  /** Where clients connect: host and port. */
  public String bootstrapServers() {
    return NodeProperties.HOST + ":" + port;
  }

  /**
   * Creates what is missing of the topics and waits until they may be written to.
   *
   * @throws IllegalStateException where topics are there with other partition counts
   */
  public TopicsOutcome.Ready create(Topics topics) {
    try (Admin admin = admin()) {
      return new TopicCreation(admin).create(topics, 1).orThrow();
    }
  }

  /**
   * How many partitions a topic has; empty where there is no such topic.
   *
   * @throws IllegalStateException where the node does not answer
   */
  public OptionalInt partitions(String topic) {
    try (Admin admin = admin()) {
      TopicDescription found =
          Objects.requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
              .get();
      return OptionalInt.of(found.partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return OptionalInt.empty();
      }
      throw new IllegalStateException("Kafka does not say what topics there are", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
  }

  /** Stops the node and gives the folder free; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (folder) {
      server.shutdown();
      server.awaitShutdown();
    }
  }
}
