package dev.daogou.bench;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Program of the process that holds a Kafka node; ends with whoever started it. */
final class BrokerNode {
  static final String READY = "READY ";

  private BrokerNode() {}

  /** Runs until standard input ends; the only argument is the folder of the node. */
  public static void main(String[] arguments) throws IOException {
    var settings = EmbeddedKafkaSettings.in(Path.of(arguments[0]));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      System.out.println(READY + kafka.bootstrapServers());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }
}
