package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  @TempDir private Path folder;

  @Test
  void shouldReadEveryEndOfALine() throws IOException {
    assertThat(read("\uFEFFa\nb\r\nc\rd\n\ne")).containsExactly("a", "b", "c", "d", "", "e");
    assertThat(read("a\r\n")).containsExactly("a");
    assertThat(read("")).isEmpty();
  }

  @Test
  void shouldReadALineAsLongAsMayBeAndNoLonger() throws IOException {
    String longest = "a".repeat(FileLimits.LONGEST_LINE);

    assertThat(read(longest + "\nb")).containsExactly(longest, "b");
    assertThatThrownBy(() -> read("b\n" + longest + "a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 is longer than");
  }

  @Test
  void shouldSayThatAFileIsNotUtf8() {
    assertThatThrownBy(() -> read("\uFEFFa\n".getBytes(StandardCharsets.UTF_16LE)))
        .hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> read(new byte[100])).hasMessageContaining("no text");
  }

  /** The expression that looked for ids went one step down the stack for each. */
  @Test
  void shouldGuessTheFormatOfALongFirstLine() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "17 ".repeat(100_000) + "\n");

    assertThat(LogFormat.guess(file)).contains(LogFormat.sequences);
  }

  private List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> read(byte[] bytes) throws IOException {
    List<String> read = new ArrayList<>();
    try (Lines lines = Lines.of(Files.write(folder.resolve("lines"), bytes))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        read.add(line);
      }
    }
    return read;
  }
}
