package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that a test runs to its end. */
record Program(int exitCode, String output) {
  private static final int MINUTES = 3;

  /** Whether the shell would find it. */
  static boolean isInstalled(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  static Program run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("daogou-program", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(output);
    Files.delete(output);
    assertThat(ended).as(command + " ends: " + text).isTrue();
    return new Program(process.exitValue(), text);
  }
}
