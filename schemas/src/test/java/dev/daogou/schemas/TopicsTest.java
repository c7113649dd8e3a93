package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final Topics TOPICS = Topics.withPartitions(7);

  @Test
  void shouldNameEveryTopicOnce() {
    assertThat(TOPICS.all()).extracting(Topic::name).doesNotHaveDuplicates();
  }

  @Test
  void shouldListEveryComponent() {
    assertThat(TOPICS.all()).hasSize(Topics.class.getRecordComponents().length);
  }

  @Test
  void shouldStartEveryNameWithThePrefix() {
    var topics = Topics.of("shop-a.", 2, ValueSerdes.singleObject());

    assertThat(topics.all()).allSatisfy(topic -> assertThat(topic.name()).startsWith("shop-a."));
  }

  @Test
  void shouldGiveEventsAndRecommendationsTheSamePartitions() {
    assertThat(TOPICS.events().partitions()).isEqualTo(7);
    assertThat(TOPICS.recommendations().partitions()).isEqualTo(7);
  }

  @Test
  void shouldStampWhatComesFromOutsideWithItsArrival() {
    assertThat(TOPICS.events().config()).containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(TOPICS.catalogueUpdates().config())
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void shouldCompactWhatIsATable() {
    assertThat(TOPICS.recommendations().config()).containsEntry("cleanup.policy", "compact");
    assertThat(TOPICS.catalogue().config()).containsEntry("cleanup.policy", "compact");
    assertThat(TOPICS.events().config()).doesNotContainKey("cleanup.policy");
  }

  @Test
  void shouldRefuseATopicWithoutNameOrPartition() {
    assertThatThrownBy(() -> topic(" ", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> topic("x", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Topic<String, String> topic(String name, int partitions) {
    return new Topic<>(name, Serdes.String(), Serdes.String(), partitions, Map.of());
  }
}
