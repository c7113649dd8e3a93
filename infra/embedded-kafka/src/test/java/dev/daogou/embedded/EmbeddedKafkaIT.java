package dev.daogou.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  private static final Topics TOPICS = Topics.withPartitions(3);
  private static final String EVENTS = TOPICS.events().name();

  @TempDir private Path data;
  private EmbeddedKafkaSettings settings;

  @BeforeEach
  void chooseFolder() {
    settings = EmbeddedKafkaSettings.in(data.resolve("a folder"));
  }

  @Test
  void shouldKeepRecordsOverRestartsOnOtherPorts() {
    List<String> values = Records.numbered(200);
    String firstAddress;
    try (EmbeddedKafka first = EmbeddedKafka.start(settings)) {
      first.create(TOPICS);
      firstAddress = first.bootstrapServers();
      Records.produce(firstAddress, EVENTS, values);
    }

    try (EmbeddedKafka second = EmbeddedKafka.start(settings)) {

      assertThat(second.bootstrapServers()).isNotEqualTo(firstAddress);
      assertThat(Records.values(second.bootstrapServers(), EVENTS))
          .containsExactlyInAnyOrderElementsOf(values);
      Records.produce(second.bootstrapServers(), EVENTS, List.of("one more"));
      assertThat(Records.values(second.bootstrapServers(), EVENTS))
          .hasSize(values.size() + 1)
          .contains("one more");
    }
  }

  @Test
  void shouldCreateEveryTopicAsDeclaredAndDoSoAgainWithoutEffect() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {

      var first = kafka.create(TOPICS);
      var second = kafka.create(TOPICS);

      var names = TOPICS.all().stream().map(topic -> topic.name()).toList();
      assertThat(first.created()).containsExactlyInAnyOrderElementsOf(names);
      assertThat(second.created()).isEmpty();
      try (Admin admin =
          Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
        var found = admin.describeTopics(names).allTopicNames().get();
        for (var topic : TOPICS.all()) {
          assertThat(found.get(topic.name()).partitions()).hasSize(topic.partitions());
        }
      }
    }
  }

  @Test
  void shouldStampEventsWithTheirArrival() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      kafka.create(TOPICS);
      Records.produce(kafka.bootstrapServers(), EVENTS, List.of("x"));

      var read = Records.all(kafka.bootstrapServers(), EVENTS);

      assertThat(read)
          .extracting(ConsumerRecord::timestampType)
          .containsExactly(TimestampType.LOG_APPEND_TIME);
    }
  }

  @Test
  void shouldTellWhatToDoWhenPartitionCountsDiffer() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      kafka.create(TOPICS);

      assertThatThrownBy(() -> kafka.create(Topics.withPartitions(5)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(EVENTS + " has 3 partitions, configured are 5")
          .hasMessageContaining("daogou.topics.partitions");
    }
  }

  @Test
  void shouldRefuseAFolderThatANodeOfThisProcessHas() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");

      assertThatThrownBy(() -> EmbeddedKafka.start(settings))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining(settings.data().toString())
          .hasMessageContaining("used by another running Kafka");
    }
  }

  @Test
  void shouldRefuseAPortThatIsTakenAndLeaveTheFolderFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var onTaken = settings.withPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedKafka.start(onTaken))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("taken");
    }

    EmbeddedKafka.start(settings).close();
  }

  @Test
  void shouldSayWhyAFolderOfAnotherNodeDoesNotServe() throws IOException {
    Files.createDirectories(settings.data());
    Files.writeString(
        settings.data().resolve("meta.properties"),
        "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=99\n");

    assertThatThrownBy(() -> EmbeddedKafka.start(settings))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining(settings.data().toString())
        .hasMessageContaining("99");
  }

  @Test
  void shouldRunBesideAnotherNodeWithoutSharingAnything() {
    var other = EmbeddedKafkaSettings.in(data.resolve("another"));
    try (EmbeddedKafka first = EmbeddedKafka.start(settings);
        EmbeddedKafka second = EmbeddedKafka.start(other)) {
      first.create(TOPICS);
      second.create(TOPICS);

      Records.produce(first.bootstrapServers(), EVENTS, List.of("first"));
      Records.produce(second.bootstrapServers(), EVENTS, List.of("second"));

      assertThat(Records.values(first.bootstrapServers(), EVENTS)).containsExactly("first");
      assertThat(Records.values(second.bootstrapServers(), EVENTS)).containsExactly("second");
    }
  }

  @Test
  void shouldListenOnThePortAskedFor() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings.withPort(free))) {

      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + free);
      assertThat(kafka.create(TOPICS).created()).isNotEmpty();
    }
  }
}
