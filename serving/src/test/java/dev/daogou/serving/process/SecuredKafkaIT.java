package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Kafka that takes nobody without a password: every client of the service shows it, or something
 * of all this would not work.
 */
class SecuredKafkaIT {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  @Test
  void shouldShowThePasswordInEveryClient(@TempDir Path folder) throws Exception {
    int open = freePort();
    int controller = freePort();
    int guarded = freePort();
    EmbeddedKafkaSettings settings =
        new EmbeddedKafkaSettings(folder.resolve("kafka"), open, controller)
            .withFurther(broker(open, controller, guarded));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings);
        ServiceProcess service =
            ServiceProcess.start(
                new Deployment("127.0.0.1:" + guarded, Topics.DEFAULT_PREFIX, folder, client()))) {
      Shop shop = new Shop(service.api());
      shop.open();
      Queue<String> stream = service.api().follow("/v1/users/anna/recommendations/stream");

      assertThat(shop.list("anna", shop.view("anna", "ring-1")).path("items")).isNotEmpty();
      Awaitility.await()
          .atMost(Shop.PATIENCE)
          .until(() -> stream.stream().anyMatch(line -> line.startsWith("data:")));
      assertThat(kafka.bootstrapServers()).doesNotContain(":" + guarded);
    }
  }

  private static Map<String, String> broker(int open, int controller, int guarded) {
    return Map.of(
        "listeners",
        "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,GUARDED://127.0.0.1:%d"
            .formatted(open, controller, guarded),
        "listener.security.protocol.map",
        "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:SASL_PLAINTEXT",
        "listener.name.guarded.sasl.enabled.mechanisms",
        "PLAIN",
        "listener.name.guarded.plain.sasl.jaas.config",
        LOGIN + "user_daogou=\"open-sesame\";");
  }

  private static Map<String, String> client() {
    String prefix = "daogou.kafka.properties.";
    return Map.of(
        prefix + "\"security.protocol\"",
        "SASL_PLAINTEXT",
        prefix + "\"sasl.mechanism\"",
        "PLAIN",
        prefix + "\"sasl.jaas.config\"",
        LOGIN + "username=\"daogou\" password=\"open-sesame\";");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
