package dev.daogou.bench.faults;

import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.ServiceChild;
import dev.daogou.bench.workbench.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * One process of the program. Whenever it ends it is started again where it was, as an orchestrator
 * does it.
 */
final class Member implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Workbench bench;
  private final String name;
  private final Role role;
  private final int port;
  private final List<String> settings;
  private final Thread keeper;
  private ServiceChild process;
  private List<String> before = List.of();
  private boolean struck;
  private boolean excused;
  private boolean leaving;
  private int endedByItself;

  /** What a process does. */
  enum Role {
    personalize,
    serve
  }

  /**
   * Starts it; it is not ready yet.
   *
   * @param settings of its JVM and of the program
   */
  Member(Workbench bench, String name, Role role, int port, List<String> settings)
      throws IOException {
    this.bench = bench;
    this.name = name;
    this.role = role;
    this.port = port;
    this.settings = settings;
    process = launch();
    keeper = Thread.ofVirtual().name("bench-keeper-" + name).start(this::keep);
  }

  String name() {
    return name;
  }

  Role role() {
    return role;
  }

  synchronized ServiceChild process() {
    return process;
  }

  long pid() {
    return process().handle().pid();
  }

  /** Times that it ended though nobody had done anything to it. */
  synchronized int endedByItself() {
    return endedByItself;
  }

  /** Kills it (SIGKILL); it is started again. */
  void kill() {
    killAndRun(List.of());
  }

  /**
   * Kills it; from then on it is run by a command.
   *
   * @param command such as one that gives it a file system of its own; empty for none
   */
  synchronized void killAndRun(List<String> command) {
    before = command;
    struck = true;
    process.handle().destroyForcibly();
  }

  /** Whether it may end by itself from now on, and is started again without that being counted. */
  synchronized void mayEnd(boolean allowed) {
    excused = allowed;
  }

  /** Sends it a signal by its short name, such as {@code STOP}. */
  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
  }

  boolean isReady() throws InterruptedException {
    try (ServiceCalls calls = new ServiceCalls(process().address())) {
      return calls.isReady();
    }
  }

  private ServiceChild launch() throws IOException {
    return ServiceChild.launch(bench, name, port, before, settings);
  }

  private void keep() {
    try {
      while (true) {
        process().handle().onExit().join();
        if (!isToRunOn()) {
          return;
        }
        Thread.sleep(PAUSE);
        again();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started again", e);
    }
  }

  private synchronized boolean isToRunOn() {
    if (!leaving && !struck && !excused) {
      endedByItself++;
    }
    struck = false;
    return !leaving;
  }

  private synchronized void again() throws IOException {
    if (!leaving) {
      process = launch();
    }
  }

  @Override
  public void close() {
    ServiceChild last;
    synchronized (this) {
      leaving = true;
      last = process;
    }
    last.close();
    keeper.interrupt();
  }
}
