package dev.daogou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.bench.workbench.Clock;
import dev.daogou.storefront.demo.ScratchFolder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A demo that is started as a newcomer starts it, from nothing. */
final class ColdDemo implements AutoCloseable {
  private static final String OPEN = "shoppers come in.";
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private final Path folder;
  private final long began;

  /**
   * The moment when the shoppers come in.
   *
   * @param seconds since the command
   * @param processors seconds of them that were used
   */
  record Opened(double seconds, double processors) {}

  private ColdDemo(Process process, Path folder, long began) {
    this.process = process;
    this.output = process.inputReader();
    this.folder = folder;
    this.began = began;
  }

  /**
   * Gives the command.
   *
   * @param environment further variables, each as NAME=VALUE
   */
  static ColdDemo start(int rate, int seconds, List<String> environment) throws IOException {
    Path folder = Files.createTempDirectory("daogou-cold-");
    Path command = Path.of(System.getProperty("daogou.home", ".")).resolve("daogou");
    ProcessBuilder builder =
        new ProcessBuilder(
            command.toString(),
            "demo",
            "--fresh",
            "--port=0",
            "--rate=" + rate,
            "--for=" + seconds + "s",
            "--data=" + folder.resolve("data"),
            "--figures=" + folder.resolve("figures.json"));
    for (String each : environment) {
      String[] parts = each.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    builder.redirectError(new File(folder.toFile(), "errors.log"));
    long began = System.nanoTime();
    return new ColdDemo(builder.start(), folder, began);
  }

  /**
   * Waits until shoppers come in.
   *
   * @throws IOException when the demo ends before
   */
  Opened awaitOpen() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.endsWith(OPEN)) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Opened(seconds, Clock.processSeconds(shop()) + Clock.processSeconds(service()));
      }
    }
    throw new IOException("the demo does not open; it said:\n" + said);
  }

  /** The process with Kafka and the shoppers. */
  ProcessHandle shop() {
    return process.toHandle();
  }

  /** The process of the service. */
  ProcessHandle service() {
    return process.descendants().findFirst().orElseThrow();
  }

  /**
   * Waits for its end.
   *
   * @return its figures by name
   */
  Map<String, Double> awaitEnd() throws IOException, InterruptedException {
    while (output.readLine() != null) {
      // It must not wait for whoever reads.
    }
    process.waitFor();
    Path figures = folder.resolve("figures.json");
    if (!Files.exists(figures)) {
      throw new IOException("the demo ended without figures; see " + folder);
    }
    Map<String, Double> found = new LinkedHashMap<>();
    for (JsonNode figure : new ObjectMapper().readTree(figures.toFile()).path("figures")) {
      found.put(figure.path("name").asText(), figure.path("value").asDouble());
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    ScratchFolder.delete(folder);
  }
}
