package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicsManifestTest {
  private static final Path FILE = Project.file("infra/kubernetes/base/topics.yaml");

  @Test
  void shouldBeWhatTheProgramSaysOfItsTopics() throws IOException {
    if (Boolean.getBoolean("daogou.write-manifests")) {
      Files.writeString(FILE, KafkaTopicsFile.text());
    }

    assertThat(Project.read(FILE))
        .as("mvn test -pl infra/deployment -am -Ddaogou.write-manifests=true writes it")
        .isEqualTo(KafkaTopicsFile.text());
  }
}
