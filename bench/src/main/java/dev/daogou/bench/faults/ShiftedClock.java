package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of a process is wrong by a time, and right again later. Needs libfaketime, which tells
 * a process another time than the machine has.
 */
record ShiftedClock(Role role, Duration by) implements Fault {
  private static final List<Path> LIBRARIES =
      List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"));
  private static final String LIBRARY = "libfaketime.so.1";
  private static final int DEPTH = 3;
  private static final Duration WRONG = Duration.ofSeconds(20);
  private static final Duration SHORTLY = Duration.ofSeconds(8);

  @Override
  public String name() {
    return "clock wrong by %+d min, %s".formatted(by.toMinutes(), role);
  }

  @Override
  public Optional<String> hindrance() {
    return library().isPresent()
        ? Optional.empty()
        : Optional.of("libfaketime is not installed (package faketime)");
  }

  @Override
  public void strike(Scene scene) throws Exception {
    Member member = scene.someone(role);
    member.killAndRun(
        List.of(
            "env",
            "LD_PRELOAD=" + library().orElseThrow(),
            // The clock of waits moves along: where libfaketime leaves it alone, waits end at once.
            "FAKETIME=%+ds".formatted(by.toSeconds()),
            // Archives of loaded classes are only used beside jars that have kept their times.
            "NO_FAKE_STAT=1"));
    scene.installation().awaitReady(member);
    scene.pause(WRONG, SHORTLY);
    member.kill();
    scene.installation().awaitReady(member);
  }

  private static Optional<Path> library() {
    return LIBRARIES.stream().flatMap(ShiftedClock::within).findFirst();
  }

  private static Stream<Path> within(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(file -> file.endsWith(LIBRARY)).toList().stream();
    } catch (IOException | UncheckedIOException unreadable) {
      return Stream.empty();
    }
  }
}
