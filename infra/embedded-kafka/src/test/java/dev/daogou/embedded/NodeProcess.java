package dev.daogou.embedded;

import dev.daogou.schemas.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A node in a JVM of its own, so that it can be killed. */
final class NodeProcess implements AutoCloseable {
  private static final String READY = "READY ";

  private final Process process;
  private final String bootstrap;

  private NodeProcess(Process process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /** Starts one and waits until it is ready with its topics. */
  static NodeProcess start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                NodeProcess.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return new NodeProcess(process, line.substring(READY.length()));
      }
    }
    throw new IOException("the node ended without being ready");
  }

  String bootstrapServers() {
    return bootstrap;
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stands still, as a laptop does that sleeps. */
  void pause(Duration length) throws IOException {
    signal("STOP");
    try {
      Awaitility.await().pollDelay(length).atMost(length.multipliedBy(2)).until(() -> true);
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (kill.onExit().join().exitValue() != 0) {
      throw new IOException("kill -" + name + " failed");
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Runs until killed, or until whoever started it is gone. */
  public static void main(String[] args) throws IOException {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(Path.of(args[0])))) {
      kafka.create(Topics.withPartitions(3));
      System.out.println(READY + kafka.bootstrapServers());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
