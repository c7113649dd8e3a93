package dev.daogou.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The broker settings of one node alone on a laptop: small internal topics, small buffers, quick
 * elections, and no waiting for others that do not exist. Records are not forced to disk one by
 * one: they survive a kill of the process, not the loss of power.
 */
final class NodeProperties {
  static final int NODE_ID = 1;
  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";
  static final String HOST = "127.0.0.1";

  private static final int MIB = 1 << 20;

  private NodeProperties() {}

  static Properties of(Path data, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(identity(data, port, controllerPort));
    properties.putAll(internalTopics());
    properties.putAll(sizes());
    properties.putAll(timing());
    return properties;
  }

  private static Map<String, String> identity(Path data, int port, int controllerPort) {
    String clients = CLIENTS + "://" + HOST + ":" + port;
    String controller = CONTROLLER + "://" + HOST + ":" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + HOST + ":" + controllerPort,
        "listeners",
        clients + "," + controller,
        "listener.security.protocol.map",
        CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "inter.broker.listener.name",
        CLIENTS,
        "controller.listener.names",
        CONTROLLER,
        "log.dirs",
        data.toString(),
        "auto.create.topics.enable",
        "false",
        "metric.reporters",
        "");
  }

  private static Map<String, String> internalTopics() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> sizes() {
    return Map.of(
        "message.max.bytes",
        Integer.toString(2 * MIB),
        "log.segment.bytes",
        Integer.toString(64 * MIB),
        "log.index.size.max.bytes",
        Integer.toString(MIB),
        "log.cleaner.dedupe.buffer.size",
        Integer.toString(8 * MIB),
        "log.cleaner.threads",
        "1",
        "num.network.threads",
        "2",
        "num.io.threads",
        "4",
        "background.threads",
        "2");
  }

  /**
   * After a kill, the broker's former self must lose its session before the new one may register;
   * and what it left of open transactions must time out before it can be read past. The first
   * records of a transaction wait for the end of the one before, which takes a few milliseconds:
   * the broker looks again after so long, not after its usual twenty.
   */
  private static Map<String, String> timing() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "broker.heartbeat.interval.ms", "1000",
        "broker.session.timeout.ms", "3000",
        "metadata.max.idle.interval.ms", "0",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
        "add.partitions.to.txn.retry.backoff.ms", "3",
        "transactional.id.expiration.ms", "86400000");
  }
}
