package dev.daogou.vocabularies;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.vocabularies.ga4.Ga4Event;
import dev.daogou.vocabularies.segment.SegmentEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/events.md say what the code does. */
class DocumentedTablesTest {
  @Test
  void shouldListEverySegmentEvent() throws IOException {
    String table =
        Arrays.stream(SegmentEvent.values())
            .map(
                event ->
                    row(
                        event.names().getFirst(),
                        event.names().stream().skip(1).collect(joining(", ")),
                        event.meaning()))
            .collect(joining("\n"));

    assertThat(events()).contains("| Segment event | also | becomes |\n|---|---|---|\n" + table);
  }

  @Test
  void shouldListEveryGa4Event() throws IOException {
    String table =
        Arrays.stream(Ga4Event.values())
            .map(event -> "| `" + event.event() + "` | `" + event.meaning().type() + "` |")
            .collect(joining("\n"));

    assertThat(events()).contains("| GA4 event | becomes |\n|---|---|\n" + table);
  }

  private static String row(String name, String aliases, Meaning meaning) {
    return "| " + name + " | " + aliases + " | `" + meaning.type() + "` |";
  }

  private static String events() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root =
        Stream.iterate(here, folder -> folder != null, Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("docs/events.md")))
            .findFirst()
            .orElseThrow();
    return Files.readString(root.resolve("docs/events.md"));
  }
}
