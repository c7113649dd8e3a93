package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.models.sequence.SessionLogs.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLogsTest {
  @TempDir Path directory;

  @Test
  void shouldOrderClicksByTimeAndSessionsByTheirEnd() throws IOException {
    Path log = directory.resolve("clicks.tsv");
    Files.writeString(
        log,
        "SessionId\tItemId\tTime\nlong\ta\t10\nshort\tx\t20\nlong\tc\t90.5\nshort\ty\t30\nlong\tb\t40\n");

    assertThat(SessionLogs.read(log, Format.sessions))
        .containsExactly(List.of("x", "y"), List.of("a", "b", "c"));
  }

  @Test
  void shouldReadOneSessionALine() throws IOException {
    Path log = directory.resolve("sessions.txt");
    Files.writeString(log, "1 2 2\n\n3,4\n");

    assertThat(SessionLogs.read(log, Format.sequences))
        .containsExactly(List.of("1", "2", "2"), List.of("3", "4"));
  }

  @Test
  void shouldTellCasesFromLogs() throws IOException {
    Path cases = directory.resolve("cases.tsv");
    Files.writeString(cases, "1 2\t3\n4\t5\n");
    Path clicks = directory.resolve("clicks.tsv");
    Files.writeString(clicks, "SessionId\tItemId\tTime\n1\t2\t3\n");

    assertThat(SessionLogs.areCases(cases)).isTrue();
    assertThat(SessionLogs.areCases(clicks)).isFalse();
    assertThat(SessionLogs.cases(cases))
        .containsExactly(new NextItem(List.of("1", "2"), "3"), new NextItem(List.of("4"), "5"));
  }

  @Test
  void shouldMakeEveryClickAfterTheFirstACase() {
    assertThat(NextItem.of(List.of(List.of("a", "b", "b"), List.of("c"))))
        .containsExactly(new NextItem(List.of("a"), "b"), new NextItem(List.of("a", "b"), "b"));
  }
}
