package dev.daogou.serving.process;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.nio.file.Path;

class WholeWayIT extends WholeWayScenario {
  private EmbeddedKafka kafka;

  @Override
  String startKafka(Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    return kafka.bootstrapServers();
  }

  @Override
  void stopKafka() {
    kafka.close();
  }
}
