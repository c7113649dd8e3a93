package dev.daogou.storefront.demo;

import dev.daogou.storefront.service.Answer;
import dev.daogou.storefront.service.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The service in a Java process of its own, which ends with this one. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int TAIL_LINES = 40;

  /** Environment variable of further options for the JVM. */
  private static final String FURTHER_OPTIONS = "DAOGOU_JAVA_OPTS";

  private final Process process;
  private final Path log;
  private final ScratchFolder scratch;
  private final Archive archive;

  private ServiceProcess(Process process, Path log, ScratchFolder scratch, Archive archive) {
    this.process = process;
    this.log = log;
    this.scratch = scratch;
    this.archive = archive;
  }

  /** How waiting for the service ended. */
  public sealed interface Readiness {
    /** It answers requests. */
    record Ready() implements Readiness {}

    /** It ended by itself; the tail of its log says why. */
    record Died(int exitCode, String logTail) implements Readiness {}

    /** It lives, but was not ready in time. */
    record TooSlow(String logTail) implements Readiness {}

    /** The wait was called off. */
    record CalledOff() implements Readiness {}
  }

  /** Starts the service with its output in a log file. */
  public static ServiceProcess inBackground(Path jar, ServiceSettings settings, Path log) {
    return start(
        jar,
        settings,
        builder -> builder.redirectErrorStream(true).redirectOutput(log.toFile()),
        log);
  }

  /** Starts the service with this process's own input and output. */
  public static ServiceProcess inForeground(Path jar, ServiceSettings settings) {
    return start(jar, settings, ProcessBuilder::inheritIO, Path.of(""));
  }

  private static ServiceProcess start(
      Path jar, ServiceSettings settings, UnaryOperator<ProcessBuilder> output, Path log) {
    ScratchFolder scratch = ScratchFolder.make("service");
    Archive archive = Archive.of(jar);
    ProcessBuilder builder =
        output.apply(new ProcessBuilder(command(jar, settings, scratch, archive)));
    return new ServiceProcess(start(builder), log, scratch, archive);
  }

  /**
   * Waits until {@code /q/health/ready} says yes.
   *
   * @param progress called at every look with the time waited so far
   * @param calledOff ends the wait
   */
  public Readiness awaitReady(
      ServiceClient client,
      Duration patience,
      Consumer<Duration> progress,
      BooleanSupplier calledOff) {
    long start = System.nanoTime();
    while (!calledOff.getAsBoolean()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!process.isAlive()) {
        return new Readiness.Died(process.exitValue(), logTail());
      }
      if (client.get("/q/health/ready") instanceof Answer.Ok) {
        return new Readiness.Ready();
      }
      if (waited.compareTo(patience) > 0) {
        return new Readiness.TooSlow(logTail());
      }
      progress.accept(waited);
      pause();
    }
    return new Readiness.CalledOff();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process, whose processor time can be asked for. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits for its end and gives its exit code. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /** The last lines that it wrote. */
  public String logTail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(" + log + " cannot be read: " + e.getMessage() + ")";
    }
  }

  /** Asks it to stop, and makes it stop where it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(archive.patience().toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    scratch.close();
  }

  private static List<String> command(
      Path jar, ServiceSettings settings, ScratchFolder scratch, Archive archive) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add(scratch.argument());
    command.addAll(archive.arguments());
    command.addAll(furtherOptions(System.getenv(FURTHER_OPTIONS)));
    command.add("-Ddaogou.parent=" + ProcessHandle.current().pid());
    command.addAll(settings.arguments());
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** Options for the JVM as the launcher takes them, separated by blanks. */
  static List<String> furtherOptions(@Nullable String given) {
    return given == null || given.isBlank() ? List.of() : List.of(given.strip().split("\\s+"));
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
