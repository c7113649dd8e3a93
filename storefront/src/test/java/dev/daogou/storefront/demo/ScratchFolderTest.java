package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir private Path folder;

  @Test
  void shouldLeaveNothingBehind() throws IOException {
    ScratchFolder scratch = ScratchFolder.make("service");
    Files.createDirectories(scratch.path().resolve("a/b"));
    Files.writeString(scratch.path().resolve("a/b/native.so"), "code");

    scratch.close();

    assertThat(scratch.path()).doesNotExist();
    scratch.close();
  }

  @Test
  void shouldTellAProcessWhereItIs() {
    assertThat(new ScratchFolder(folder).argument()).isEqualTo("-Djava.io.tmpdir=" + folder);
  }

  @Test
  void shouldNotDeleteAFolderThatOthersUse() {
    Path shared = Path.of(System.getProperty("java.io.tmpdir"));

    ScratchFolder.deleteOwn();

    assertThat(shared).exists();
  }
}
