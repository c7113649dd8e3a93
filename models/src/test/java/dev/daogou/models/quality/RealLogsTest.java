package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts the predictions in real logs, where they are beside the project. */
class RealLogsTest {
  @ParameterizedTest
  @CsvSource({
    "SESSIONS, clicks/yoochoose-100k/train_full.tsv.gz, clicks/yoochoose-100k/test.tsv.gz,"
        + " 70278, 10152",
    "SESSIONS, clicks/serenade-sample/train.tsv.gz, clicks/serenade-sample/test.tsv.gz,"
        + " 113601, 931",
    "PREFIX_LABEL, sessions/diginetica/train_sessions.txt.gz,"
        + " sessions/diginetica/test_prefix_label.tsv.gz, 906140, 60858",
  })
  void shouldPredictEveryClickAfterTheFirst(
      LogFormat format, String train, String test, int events, int cases) {
    Path data = data();
    assumeTrue(
        Files.exists(data.resolve(train)) && Files.exists(data.resolve(test)),
        () -> "no real logs in " + data);

    RecordedLog log =
        switch (LogFiles.read(format, List.of(data.resolve(train)), data.resolve(test))) {
          case Read<RecordedLog>(RecordedLog read) -> read;
          case Unreadable<RecordedLog>(String reason) -> throw new AssertionError(reason);
        };

    assertThat(log.train()).hasSize(events);
    assertThat(log.cases()).isEqualTo(cases);
    assertThat(TestCases.all(log.test()).size()).isEqualTo(cases);
  }

  private static Path data() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("daogou"))) {
      folder = folder.getParent();
    }
    return folder.resolveSibling("shared").resolve("data");
  }
}
