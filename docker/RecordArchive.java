import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.storefront.demo.DemoTraffic;
import dev.daogou.storefront.service.Answer;
import dev.daogou.storefront.service.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the service as it lies in the image, with the image's own Java and arguments, against an
 * embedded Kafka and a few seconds of simulated shoppers, and has it leave an archive of what it
 * has loaded and linked (JEP 483, 514, 515), which the image's containers map into memory when they
 * start.
 *
 * <pre>java -cp '/shop/*' RecordArchive.java FILE</pre>
 */
public final class RecordArchive {
  private static final URI SERVICE = URI.create("http://127.0.0.1:8080");
  private static final int RATE = 50;
  private static final int SHOPPERS = 200;
  private static final Duration LOAD = Duration.ofSeconds(8);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private RecordArchive() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path archive = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("archive");
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")))) {
      Process service = start(archive, kafka.bootstrapServers(), folder);
      try {
        awaitReady(service);
        DemoTraffic.loadCatalogue(SERVICE);
        try (DemoTraffic shoppers = DemoTraffic.start(SERVICE, 1, RATE, SHOPPERS, 1)) {
          Thread.sleep(LOAD);
          System.out.println("recorded " + shoppers.figures());
        }
      } finally {
        // The archive is put together while the service ends.
        service.destroy();
        if (!service.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          service.destroyForcibly();
        }
      }
    }
    if (!Files.exists(archive)) {
      throw new IOException("the service left no archive at " + archive);
    }
    System.exit(0);
  }

  private static Process start(Path archive, String bootstrapServers, Path folder)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                "/opt/java/bin/java",
                "@/opt/daogou/java.args",
                "-XX:AOTCacheOutput=" + archive,
                "-XX:ErrorFile=" + folder.resolve("error.log"),
                "-Ddaogou.kafka.bootstrap-servers=" + bootstrapServers,
                "-Ddaogou.state-dir=" + folder.resolve("state"),
                "-Dquarkus.http.port=" + SERVICE.getPort(),
                "-jar",
                "/opt/daogou/quarkus-run.jar"))
        .inheritIO()
        .start();
  }

  private static void awaitReady(Process service) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    try (ServiceClient client = new ServiceClient(SERVICE, Map.of())) {
      while (!(client.get("/q/health/ready") instanceof Answer.Ok)) {
        if (!service.isAlive() || System.nanoTime() - deadline > 0) {
          throw new IOException("the service is not ready; its log is above");
        }
        Thread.sleep(200);
      }
    }
  }
}
