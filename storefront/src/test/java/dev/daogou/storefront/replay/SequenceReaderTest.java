package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import org.junit.jupiter.api.Test;

class SequenceReaderTest {
  @Test
  void shouldMakeEveryLineASessionWithMadeUpTimes() {
    Found found = Found.in(LogFormat.sequences, "1 2", "3,4 5");

    assertThat(found.payloads())
        .containsExactly(
            new ItemView("1", null),
            new ItemView("2", null),
            new ItemView("3", null),
            new ItemView("4", null),
            new ItemView("5", null));
    assertThat(found.events)
        .extracting(StorefrontEvent::getShopper)
        .containsExactly("session-1", "session-1", "session-2", "session-2", "session-2");
    assertThat(found.events)
        .extracting(e -> e.getTime().getEpochSecond() - SequenceReader.BEGIN.getEpochSecond())
        .containsExactly(0L, 30L, 60L, 90L, 120L);
  }

  @Test
  void shouldTellALineWithAnImpossibleId() {
    Found found = Found.in(LogFormat.sequences, "1 2", "3 " + "x".repeat(201), "4");

    assertThat(found.malformed).singleElement().asString().startsWith("2: an item id must be");
    assertThat(found.events).hasSize(3);
  }
}
