package dev.daogou.bench.workbench;

import dev.daogou.schemas.TopicCreation;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.demo.FreePort;
import dev.daogou.storefront.demo.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** A folder for the time of a measurement, and a Kafka node in it, in a process of its own. */
public final class Workbench implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final int controllerPort;
  private ChildProgram broker;

  private Workbench(Path folder, int port, int controllerPort) throws IOException {
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
    broker = start();
  }

  public static Workbench open() throws IOException {
    return new Workbench(Files.createTempDirectory("daogou-bench"), FreePort.any(), FreePort.any());
  }

  private ChildProgram start() throws IOException {
    return ChildProgram.start(
        BrokerNode.class,
        BrokerNode.READY,
        folder.resolve("kafka.log"),
        folder.resolve("kafka").toString(),
        Integer.toString(port),
        Integer.toString(controllerPort));
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return broker.readiness();
  }

  /** The process of the Kafka node. */
  public ProcessHandle broker() {
    return broker.handle();
  }

  /** Starts the node again at its old address, on what it left. */
  public void startBrokerAgain() throws IOException {
    broker.close();
    broker = start();
  }

  /** A client that administers the node. */
  public Admin admin() {
    return Admin.create(
        Map.<String, Object>of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            broker.readiness(),
            CommonClientConfigs.CLIENT_ID_CONFIG,
            LoadThreads.CLIENT + "admin"));
  }

  /** Creates topics and waits until they may be written to. */
  public void create(Topics topics) {
    try (Admin admin = admin()) {
      new TopicCreation(admin).create(topics, 1).orThrow();
    }
  }

  /** A folder or file of this name in it. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    broker.close();
    ScratchFolder.delete(folder);
  }
}
