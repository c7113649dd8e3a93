package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionsIT {
  @TempDir Path data;

  @Test
  void shouldSuitTheMachineAndThenStayAsTheFolderHasThem() {
    int cores = Runtime.getRuntime().availableProcessors();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(data))) {
      assertThat(Partitions.in(kafka).count()).isEqualTo(Partitions.threads(cores));

      kafka.create(Topics.withPartitions(5));

      assertThat(Partitions.in(kafka)).isEqualTo(Partitions.of(5, cores));
      assertThat(Partitions.in(kafka).count()).isEqualTo(5);
    }
  }

  @Test
  void shouldTakeOneThreadOnASmallMachineHoweverManyPartitionsThereAre() {
    assertThat(Partitions.of(4, 2)).isEqualTo(new Partitions(4, 1));
    assertThat(Partitions.of(1, 64)).isEqualTo(new Partitions(1, 1));
    assertThat(Partitions.threads(2)).isEqualTo(1);
    assertThat(Partitions.threads(16)).isEqualTo(4);
  }
}
