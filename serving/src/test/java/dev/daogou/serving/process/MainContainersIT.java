package dev.daogou.serving.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The main job against Kafka's own image, where Docker runs. */
class MainContainersIT extends WholeWayScenario {
  private static final Path COMPOSE = Path.of("..", "docker", "compose.yaml");
  private static final Pattern IMAGE = Pattern.compile("image: (apache/kafka:\\S+)");

  private KafkaContainer kafka;
  private ServiceProcess service;

  @BeforeAll
  void start(@TempDir Path folder) {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Docker does not answer: the main job is tried on the embedded Kafka alone");
    kafka = new KafkaContainer(image());
    kafka.start();
    String servers = kafka.getBootstrapServers();
    service = ServiceProcess.start(new Deployment(servers, Topics.DEFAULT_PREFIX, folder));
    open(service, servers);
  }

  // The image is named once, where people start it by hand.
  private static String image() {
    try {
      return IMAGE
          .matcher(Files.readString(COMPOSE))
          .results()
          .findFirst()
          .map(found -> found.group(1))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }
}
