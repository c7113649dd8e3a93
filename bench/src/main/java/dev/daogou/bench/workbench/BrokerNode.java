package dev.daogou.bench.workbench;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Program of the process that holds a Kafka node; ends with whoever started it. */
public final class BrokerNode {
  public static final String READY = "READY ";

  private BrokerNode() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments folder of the node; its port and that of its controller, where they are to be
   *     the same on every start
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    var settings =
        arguments.length == 1
            ? EmbeddedKafkaSettings.in(folder)
            : new EmbeddedKafkaSettings(
                folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings)) {
      System.out.println(READY + kafka.bootstrapServers());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }
}
