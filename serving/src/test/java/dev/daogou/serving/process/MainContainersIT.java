package dev.daogou.serving.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The main job against Kafka's own image, where Docker runs. */
class MainContainersIT extends WholeWayScenario {
  private static final Path COMPOSE = Path.of("..", "docker", "compose.yaml");
  private static final Pattern IMAGE = Pattern.compile("image: (apache/kafka:\\S+)");

  private KafkaContainer kafka;

  @Override
  String startKafka(Path folder) {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Docker does not answer: the main job is tried on the embedded Kafka alone");
    kafka = new KafkaContainer(image());
    kafka.start();
    return kafka.getBootstrapServers();
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

  @Override
  void stopKafka() {
    if (kafka != null) {
      kafka.close();
    }
  }
}
