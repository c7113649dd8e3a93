package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir private Path target;

  @Test
  void shouldUseWhatLiesBesideThePackagedService() throws IOException {
    Archive archive = Archive.of(target.resolve("quarkus-app/quarkus-run.jar"));
    assertThat(archive.arguments()).isEmpty();

    Path file = Files.createFile(target.resolve("daogou-serving.aot"));

    assertThat(archive.arguments()).contains("-XX:AOTCache=" + file);
  }

  @Test
  void shouldWaitUntilARecordedOneIsWritten() {
    Archive recorded = new Archive(target.resolve("new.aot"), true);

    assertThat(recorded.arguments())
        .containsExactly("-XX:AOTCacheOutput=" + target.resolve("new.aot"));
    assertThat(recorded.patience())
        .isGreaterThan(Archive.of(target.resolve("quarkus-app/quarkus-run.jar")).patience());
  }
}
