package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged service, running as a child of this process on a port of its own choice. */
final class ServiceProcess implements AutoCloseable {
  /** Exit code of a JVM that SIGTERM ended in order. */
  static final int ENDED_WHEN_ASKED = 143;

  private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://[\\d.]+:\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int TAIL = 40;

  private final Process process;
  private final Path log;
  private final long startedAt = System.nanoTime();
  private Api api;

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Where a service finds its Kafka, and where it leaves its state.
   *
   * @param folder state and log; the same for every start of one service
   * @param settings further ones of the service, such as its wire format
   * @param further arguments of its JVM, which win over the usual ones
   */
  record Deployment(
      String bootstrapServers,
      String topicPrefix,
      Path folder,
      Map<String, String> settings,
      List<String> further) {
    Deployment(String bootstrapServers, String topicPrefix, Path folder) {
      this(bootstrapServers, topicPrefix, folder, Map.of(), List.of());
    }

    Deployment(
        String bootstrapServers, String topicPrefix, Path folder, Map<String, String> settings) {
      this(bootstrapServers, topicPrefix, folder, settings, List.of());
    }

    Deployment(String bootstrapServers, String topicPrefix, Path folder, List<String> further) {
      this(bootstrapServers, topicPrefix, folder, Map.of(), further);
    }

    /** Goes with the folder, whatever becomes of the process. */
    private Path temporary() {
      try {
        return Files.createDirectories(folder.resolve("tmp"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<String> arguments() {
      Stream<String> usual =
          Stream.of(
              "-Xmx1g",
              // Most services of tests are gone before the optimising compiler has paid for itself.
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "--add-modules",
              "jdk.incubator.vector",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Djava.io.tmpdir=" + temporary(),
              "-Ddaogou.parent=" + ProcessHandle.current().pid(),
              "-Dquarkus.http.port=0",
              "-Ddaogou.kafka.bootstrap-servers=" + bootstrapServers,
              "-Ddaogou.topics.prefix=" + topicPrefix,
              "-Ddaogou.state-dir=" + folder.resolve("state"),
              "-Ddaogou.personalize.rehearsal=0s");
      Stream<String> set =
          settings.entrySet().stream().map(each -> "-D" + each.getKey() + "=" + each.getValue());
      return Stream.of(usual, set, further.stream()).flatMap(each -> each).toList();
    }
  }

  /** Starts the service and waits until it is ready. */
  static ServiceProcess start(Deployment deployment) {
    assertThat(PROGRAM).as("the packaged service").exists();
    return start(deployment, StartArchive.arguments(PROGRAM, ServiceProcess::recorded));
  }

  private static ServiceProcess recorded(StartArchive.Recording recording) {
    Deployment deployment =
        new Deployment(
            recording.bootstrapServers(), Topics.DEFAULT_PREFIX, recording.folder(), List.of());
    return start(deployment, recording.arguments());
  }

  private static ServiceProcess start(Deployment deployment, List<String> archive) {
    ServiceProcess service = launch(deployment, archive);
    try {
      service.awaitReady();
      return service;
    } catch (RuntimeException | AssertionError e) {
      service.close();
      throw e;
    }
  }

  private static ServiceProcess launch(Deployment deployment, List<String> archive) {
    try {
      Path log = Files.createTempFile(deployment.folder(), "service-", ".log");
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> command =
          Stream.of(
                  List.of(java),
                  archive,
                  deployment.arguments(),
                  List.of("-jar", PROGRAM.toString()))
              .flatMap(List::stream)
              .toList();
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      return new ServiceProcess(builder.redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    await("the address").atMost(PATIENCE).until(() -> isOver() || address().isPresent());
    api = new Api(address().orElseThrow(this::ended));
    await("readiness")
        .atMost(PATIENCE)
        .until(() -> isOver() || api.get("/q/health/ready").status() == 200);
    if (isOver()) {
      throw ended();
    }
  }

  private Optional<String> address() {
    return ADDRESS.matcher(log()).results().map(found -> found.group(1)).findFirst();
  }

  /** Whether it has ended. */
  boolean isOver() {
    return !process.isAlive();
  }

  /** Whether it has ended, or ends in that time: its connections break before it is gone. */
  boolean isOver(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return isOver();
    }
  }

  private AssertionError ended() {
    return new AssertionError("the service ended with " + process.exitValue() + ":\n" + logTail());
  }

  /** Its HTTP side. */
  Api api() {
    return api;
  }

  /** Time since the process was started. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Memory that it holds, in MiB. */
  long residentMemory() {
    String status = read(Path.of("/proc", Long.toString(process.pid()), "status"));
    return RESIDENT
        .matcher(status)
        .results()
        .map(MatchResult::group)
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** What it has written so far. */
  String log() {
    return read(log);
  }

  private String logTail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as {@code kill -9} does: no line of it runs any more. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end as {@code kill} does, and waits until it has. */
  Duration stop() throws InterruptedException {
    long asked = System.nanoTime();
    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("the service ends when asked to")
        .isTrue();
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  /** How it ended; a crash of native code is not {@link #ENDED_WHEN_ASKED}. */
  int exitCode() {
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
    if (api != null) {
      api.close();
    }
  }
}
