package dev.daogou.bench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.figures.Figure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void shouldPrintAFigureBesideItsFloor() {
    report.title("read");
    report.add(Figure.of("read.cpu-us", 1234.5, "us").between(1200, 1300).beside("bare", 100));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("read; load average")
        .contains("read.cpu-us")
        .contains("1,235 us (1,200 to 1,300), bare 100, ratio 12.345");
  }

  @Test
  void shouldWriteWhatItWasTold() throws IOException {
    report.add("read.bytes", 3, "bytes");

    report.write(folder.resolve("figures.json"));

    assertThat(Files.readString(folder.resolve("figures.json"))).contains("read.bytes", "bytes");
    assertThat(report.figures()).hasSize(1);
  }
}
