package dev.daogou.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class CrashIT {
  private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
  private static final String EVENTS = Topics.withPartitions(3).events().name();

  @TempDir private Path data;

  @Test
  void shouldKeepAcknowledgedRecordsWhenKilledAndStartAgain() throws Exception {
    List<String> values = Records.numbered(500);
    try (NodeProcess killed = NodeProcess.start(data)) {
      Records.produce(killed.bootstrapServers(), EVENTS, values);
      killed.kill();
    }
    Instant start = Instant.now();

    try (NodeProcess second = NodeProcess.start(data)) {

      LOG.info("ready {} ms after a kill", Duration.between(start, Instant.now()).toMillis());
      assertThat(Records.values(second.bootstrapServers(), EVENTS))
          .containsExactlyInAnyOrderElementsOf(values);
      Records.produce(second.bootstrapServers(), EVENTS, List.of("one more"));
      assertThat(Records.values(second.bootstrapServers(), EVENTS)).contains("one more");
    }
  }

  @Test
  void shouldGoOnAfterAPauseLongerThanTheBrokersSession() throws Exception {
    List<String> values = Records.numbered(100);
    try (NodeProcess node = NodeProcess.start(data)) {
      Records.produce(node.bootstrapServers(), EVENTS, values);

      node.pause(Duration.ofSeconds(6));
      Records.produce(node.bootstrapServers(), EVENTS, List.of("after the pause"));

      assertThat(Records.values(node.bootstrapServers(), EVENTS))
          .hasSize(values.size() + 1)
          .contains("after the pause");
    }
  }

  @Test
  void shouldRefuseAFolderThatAnotherProcessHas() throws IOException {
    try (NodeProcess other = NodeProcess.start(data)) {
      assertThat(other.bootstrapServers()).startsWith("127.0.0.1:");

      assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaSettings.in(data)))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("used by another running Kafka");
    }
  }
}
