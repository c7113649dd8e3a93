package dev.daogou.bench.workbench;

import dev.daogou.storefront.demo.Archive;
import dev.daogou.storefront.demo.DemoTraffic;
import dev.daogou.storefront.demo.FreePort;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real service in a process of its own, on a free port of this machine. */
public final class ServiceChild implements AutoCloseable {
  private static final Path JAR = Path.of("serving/target/quarkus-app/quarkus-run.jar");
  private static final int READY_SECONDS = 300;
  private static final int TAIL_LINES = 30;
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final URI address;
  private final Path log;

  private ServiceChild(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts the service against the Kafka of the workbench, set as the demo's is, and returns when
   * it is ready.
   *
   * @throws IOException when it is not built, ends, or is not ready in time
   */
  public static ServiceChild start(Workbench bench) throws IOException, InterruptedException {
    List<String> settings =
        DemoTraffic.serviceSettings().entrySet().stream()
            .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
            .toList();
    return start(bench, "service", settings);
  }

  /**
   * The same for one of several.
   *
   * @param name of its state and its log
   * @param settings further arguments of its JVM
   */
  public static ServiceChild start(Workbench bench, String name, List<String> settings)
      throws IOException, InterruptedException {
    ServiceChild service = launch(bench, name, FreePort.any(), List.of(), settings);
    try {
      service.awaitReady();
      return service;
    } catch (IOException | InterruptedException e) {
      service.close();
      throw e;
    }
  }

  /**
   * Starts one and does not wait for it.
   *
   * @param name of its state and its log, to which every start appends
   * @param before a command that is to run it, such as one that gives it a file system of its own
   * @param settings further arguments of its JVM
   */
  public static ServiceChild launch(
      Workbench bench, String name, int port, List<String> before, List<String> settings)
      throws IOException {
    Path jar = Path.of(System.getProperty("daogou.home", ".")).resolve(JAR);
    if (!Files.exists(jar)) {
      throw new IOException("the service is not built; run mvn -Dquick -pl serving -am package");
    }
    Path log = bench.path(name + ".log");
    List<String> command = new ArrayList<>(before);
    command.addAll(command(jar, port, bench, name, settings));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    return new ServiceChild(process, URI.create("http://127.0.0.1:" + port), log);
  }

  public URI address() {
    return address;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Seconds of processor time it has used. */
  public double cpuSeconds() {
    return Clock.processSeconds(process.toHandle());
  }

  /** Memory that it holds, in megabytes. */
  public double residentMegabytes() throws IOException {
    return Memory.resident(process.toHandle());
  }

  /** The last lines of its log. */
  public String logTail() throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    double deadline = Clock.wallSeconds() + READY_SECONDS;
    try (ServiceCalls calls = new ServiceCalls(address)) {
      while (!calls.isReady()) {
        if (!process.isAlive() || Clock.wallSeconds() > deadline) {
          throw new IOException("the service is not ready; it says:\n" + logTail());
        }
        Thread.sleep(200);
      }
    }
  }

  private static List<String> command(
      Path jar, int port, Workbench bench, String name, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(ChildProgram.java());
    command.addAll(ChildProgram.jvm());
    command.addAll(Archive.of(jar).arguments());
    command.add("-Ddaogou.parent=" + ProcessHandle.current().pid());
    command.add("-Ddaogou.kafka.bootstrap-servers=" + bench.bootstrapServers());
    command.add("-Ddaogou.state-dir=" + bench.path(name + "-state"));
    command.add("-Dquarkus.http.port=" + port);
    command.addAll(settings);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
