package dev.daogou.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresFileTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void shouldWriteEverythingThatIsKnown() throws IOException {
    Figure figure =
        Figure.of("read.cpu-us", 200, "us").from(5).between(190, 215).beside("constant", 50);

    JsonNode written = written(figure).path("figures").path(0);

    assertThat(written)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name":"read.cpu-us","value":200.0,"unit":"us","n":5,"low":190.0,"high":215.0,
                     "reference":50.0,"referenceName":"constant","ratio":4.0}\
                    """));
  }

  @Test
  void shouldLeaveOutWhatIsNotKnown() throws IOException {
    JsonNode written = written(Figure.of("read.bytes", 3, "bytes")).path("figures").path(0);

    assertThat(written.fieldNames()).toIterable().containsExactly("name", "value", "unit");
  }

  @Test
  void shouldLeaveOutAndNameWhatIsNoNumber() throws IOException {
    JsonNode written =
        written(Figure.of("read.p50-ms", Double.NaN, "ms"), Figure.of("read.cpu-us", 1, "us"));

    assertThat(written.path("figures")).hasSize(1);
    assertThat(said).singleElement().asString().contains("read.p50-ms", "NaN");
  }

  @Test
  void shouldLeaveOutARatioToNothing() throws IOException {
    JsonNode written = written(Figure.of("read.cpu-us", 1, "us").beside("constant", 0));

    assertThat(written.path("figures").path(0).has("ratio")).isFalse();
  }

  @Test
  void shouldRefuseANameOfAnotherForm() {
    assertThatThrownBy(() -> Figure.of("Read, p50", 1, "ms")).hasMessageContaining("Read, p50");
  }

  private JsonNode written(Figure... figures) throws IOException {
    Path file = folder.resolve("new/figures.json");
    FiguresFile.write(file, List.of(figures), said::add);
    return new ObjectMapper().readTree(file.toFile());
  }
}
