package dev.daogou.bench;

import dev.daogou.schemas.TopicCreation;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.demo.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** A folder for the time of a measurement, and a Kafka node in it, in a process of its own. */
final class Workbench implements AutoCloseable {
  private final Path folder;
  private final ChildProgram broker;

  private Workbench(Path folder, ChildProgram broker) {
    this.folder = folder;
    this.broker = broker;
  }

  static Workbench open() throws IOException {
    Path folder = Files.createTempDirectory("daogou-bench");
    return new Workbench(
        folder,
        ChildProgram.start(
            BrokerNode.class,
            BrokerNode.READY,
            folder.resolve("kafka.log"),
            folder.resolve("kafka").toString()));
  }

  /** Where clients connect. */
  String bootstrapServers() {
    return broker.readiness();
  }

  /** The process of the Kafka node. */
  ProcessHandle broker() {
    return broker.handle();
  }

  /** A client that administers the node. */
  Admin admin() {
    return Admin.create(
        Map.<String, Object>of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            broker.readiness(),
            CommonClientConfigs.CLIENT_ID_CONFIG,
            LoadThreads.CLIENT + "admin"));
  }

  /** Creates topics and waits until they may be written to. */
  void create(Topics topics) {
    try (Admin admin = admin()) {
      new TopicCreation(admin).create(topics, 1).orThrow();
    }
  }

  /** A folder or file of this name in it. */
  Path path(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    broker.close();
    ScratchFolder.delete(folder);
  }
}
