package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Kafka that takes nobody without a password, and a service that speaks TLS: every client of the
 * service shows the password, or something of all this would not work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredConnectionsIT {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  private Path folder;
  private int guarded;
  private int tls;
  private EmbeddedKafka kafka;
  private ServiceProcess service;

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    folder = shared;
    int open = freePort();
    int controller = freePort();
    guarded = freePort();
    tls = freePort();
    SelfSigned.in(folder).write(certificateFile(), keyFile());
    kafka =
        EmbeddedKafka.start(
            new EmbeddedKafkaSettings(folder.resolve("kafka"), open, controller)
                .withFurther(broker(open, controller, guarded)));
    Map<String, String> settings = new HashMap<>(client());
    settings.put("quarkus.tls.key-store.pem.0.cert", certificateFile().toString());
    settings.put("quarkus.tls.key-store.pem.0.key", keyFile().toString());
    settings.put("quarkus.tls.reload-period", "2s");
    settings.put("quarkus.http.ssl-port", Integer.toString(tls));
    service =
        ServiceProcess.start(
            new Deployment("127.0.0.1:" + guarded, Topics.DEFAULT_PREFIX, folder, settings));
  }

  @AfterAll
  void stop() {
    service.close();
    kafka.close();
  }

  @Test
  void shouldShowThePasswordInEveryClient() throws Exception {
    Shop shop = new Shop(service.api());
    shop.open();
    Queue<String> stream = service.api().follow("/v1/users/anna/recommendations/stream");

    assertThat(shop.list("anna", shop.view("anna", "ring-1")).path("items")).isNotEmpty();
    Awaitility.await()
        .atMost(Shop.PATIENCE)
        .until(() -> stream.stream().anyMatch(line -> line.startsWith("data:")));
    assertThat(kafka.bootstrapServers()).doesNotContain(":" + guarded);
  }

  @Test
  void shouldSpeakTlsAndTakeANewCertificateWithoutARestart() throws Exception {
    SelfSigned renewed = SelfSigned.in(folder);
    assertThatThrownBy(() -> ready(renewed)).isInstanceOf(IOException.class);

    renewed.write(certificateFile(), keyFile());
    Awaitility.await()
        .atMost(Shop.PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> ready(renewed).statusCode() == 200);

    HttpResponse<String> answer = ready(renewed);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  private HttpResponse<String> ready(SelfSigned trusted) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusted.trusting()).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + tls + "/q/health/ready"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private Path certificateFile() {
    return folder.resolve("tls.crt");
  }

  private Path keyFile() {
    return folder.resolve("tls.key");
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
