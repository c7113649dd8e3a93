package dev.daogou.bench.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this class path in a process of its own, with the service's arguments of the JVM,
 * which says on its first line when it is ready and ends when its standard input does.
 */
public final class ChildProgram implements AutoCloseable {
  private static final int STOP_SECONDS = 20;
  private static final List<String> JVM =
      List.of(
          "--add-modules",
          "jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          // What it leaves behind lies where this process clears up.
          "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));

  private final Process process;
  private final String readiness;

  private ChildProgram(Process process, String readiness) {
    this.process = process;
    this.readiness = readiness;
  }

  /**
   * Starts a program and returns when it is ready.
   *
   * @param ready what the line begins with by which it says so
   * @param log where it writes what is wrong
   * @throws IOException when it ends without having been ready
   */
  public static ChildProgram start(Class<?> program, String ready, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(ready)) {
        return new ChildProgram(process, line.substring(ready.length()));
      }
    }
    throw new IOException(program.getSimpleName() + " does not start; see " + log);
  }

  /** The Java that runs this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Arguments of the JVM that every process of a measurement is started with. */
  public static List<String> jvm() {
    return JVM;
  }

  /** The rest of the line by which it said that it is ready. */
  public String readiness() {
    return readiness;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Stops it in good order, and makes it stop where it does not. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
