package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.app.StateFormat;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topic;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program does not start on what a newer one has written, wherever its state lies. */
class DowngradeIT {
  private static final Topic<String, String> FORMATS = EarlierStart.TOPICS.formats();

  @TempDir private Path folder;

  @Test
  void shouldEndWithWhatToDoWhereANewerProgramWrote() {
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
        Cluster cluster = new Cluster(kafka.bootstrapServers())) {
      kafka.create(EarlierStart.TOPICS);
      String newer = Integer.toString(StateFormat.CURRENT.version() + 1);
      cluster.write(FORMATS, Stream.of(Map.entry("state", newer)));
      Deployment deployment = EarlierStart.deployment(kafka.bootstrapServers(), folder);

      assertThatThrownBy(() -> ServiceProcess.start(deployment))
          .hasMessageContaining("the service ended with 1")
          .hasMessageContaining("has format " + newer)
          .hasMessageContaining("knows formats up to " + StateFormat.CURRENT.version())
          .hasMessageContaining("Start that program again");

      assertThat(cluster.latest(FORMATS.name(), FORMATS.key(), FORMATS.value()))
          .containsExactly(Map.entry("state", newer));
    }
  }
}
