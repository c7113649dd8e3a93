package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file system with the state of a process has no room left, and later has some again. The
 * process gets a small file system of its own in memory, which nobody else sees and which goes with
 * it.
 */
record FullDisk(Role role) implements Fault {
  private static final Duration FULL = Duration.ofSeconds(30);
  private static final Duration SHORTLY = Duration.ofSeconds(10);
  private static final String SIZE = "size=192m";
  private static final int CHUNK = 1 << 16;

  @Override
  public String name() {
    return "disk full " + role;
  }

  @Override
  public Optional<String> hindrance() {
    try {
      Path folder = Files.createTempDirectory("daogou-disk");
      try {
        Process trial =
            new ProcessBuilder(onItsOwnDisk(folder, List.of("true")))
                .redirectErrorStream(true)
                .start();
        trial.getInputStream().readAllBytes();
        return trial.waitFor() == 0
            ? Optional.empty()
            : Optional.of("a file system of one's own cannot be mounted here");
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      return Optional.of("there is no unshare: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  @Override
  public void strike(Scene scene) throws Exception {
    Member member = scene.someone(role);
    Path state = scene.installation().state(member);
    Files.createDirectories(state);
    member.killAndRun(onItsOwnDisk(state, List.of()));
    scene.installation().awaitReady(member);
    member.mayEnd(true);
    Path seen = Path.of("/proc", Long.toString(member.pid()), "root" + state);
    Path ballast = seen.resolve("ballast");
    fill(ballast);
    scene.pause(FULL, SHORTLY);
    Files.deleteIfExists(ballast);
    member.mayEnd(false);
    member.kill();
    scene.installation().awaitReady(member);
  }

  private static void fill(Path file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      if (!Files.exists(file)) {
        throw full;
      }
    }
  }

  private static List<String> onItsOwnDisk(Path state, List<String> command) {
    List<String> own =
        List.of(
            "unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o " + SIZE + " daogou \"$0\" && exec \"$@\"",
            state.toString());
    return command.isEmpty() ? own : Stream.concat(own.stream(), command.stream()).toList();
  }
}
