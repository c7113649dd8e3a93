package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionReaderTest {
  @Test
  void shouldMakeEverySessionAShopper() {
    Found found =
        Found.in(
            LogFormat.sessions,
            "SessionId\tItemId\tTime",
            "3\t214716935\t1396437466.94",
            "3\t214832672\t1396438212.318",
            "7\t214716935\t1396438300");

    assertThat(found.events).extracting(StorefrontEvent::getShopper).containsExactly("3", "3", "7");
    assertThat(found.events).extracting(StorefrontEvent::getSession).containsExactly("3", "3", "7");
    assertThat(found.payloads().getFirst()).isEqualTo(new ItemView("214716935", null));
    assertThat(found.events.getFirst().getTime()).isEqualTo(Instant.ofEpochMilli(1396437466940L));
    assertThat(found.events.getFirst().getOrigin()).isEqualTo(Origin.REPLAY);
    assertThat(found.malformed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session_id,item_id,timestamp|a,b,1400000000000",
        "TIMESTAMP;Session ID;ITEM_ID|2014-05-13T16:53:20Z;a;b",
        "item_id,session_id,time|\"b\",\"a\",\"2014-05-13 16:53:20\"",
        "SessionId\tItemId\tTime|a\tb\t1400000000"
      })
  void shouldFindSeparatorColumnsAndTimesByThemselves(String log) {
    Found found = Found.in(LogFormat.sessions, log.split("\\|"));

    assertThat(found.malformed).isEmpty();
    assertThat(found.events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getShopper()).isEqualTo("a");
              assertThat(event.getPayload()).isEqualTo(new ItemView("b", null));
              assertThat(event.getTime()).isEqualTo(Instant.ofEpochSecond(1400000000));
            });
  }

  @Test
  void shouldSayWhatIsWrongWithALineAndGoOn() {
    Found found =
        Found.in(
            LogFormat.sessions,
            "SessionId,ItemId,Time",
            "1,2,1400000000",
            "1,2",
            ",2,1400000000",
            "1,,1400000000",
            "1,2,yesterday",
            "1,\"2,1400000000",
            "");

    assertThat(found.events).hasSize(1);
    assertThat(found.malformed)
        .containsExactly(
            "3: Time is no time: ''",
            "4: SessionId must be 1 to 200 characters: ''",
            "5: ItemId must be 1 to 200 characters: ''",
            "6: Time is no time: 'yesterday'",
            "7: quotes do not match (separator ',')");
  }

  @Test
  void shouldRefuseAHeaderWithoutTheColumns() {
    Found found = Found.in(LogFormat.sessions, "a\tb\tc", "1\t2\t3");

    assertThat(found.events).isEmpty();
    assertThat(found.malformed)
        .containsExactly("1: the header must name SessionId, ItemId and Time, but is: a b c");
  }

  @Test
  void shouldGiveTheSameIdsInEveryReplayAndOthersToEqualRows() {
    String[] log = {"SessionId,ItemId,Time", "1,2,1400000000", "1,2,1400000000"};

    Found once = Found.in(LogFormat.sessions, log);
    Found twice = Found.in(LogFormat.sessions, log);

    assertThat(twice.events).isEqualTo(once.events);
    assertThat(once.events.get(0).getId()).isNotEqualTo(once.events.get(1).getId());
  }

  @Test
  void shouldPutThePrefixBeforeShopperAndSession() {
    EventStamp stamp = new EventStamp("gifts", "old-", Origin.BACKFILL);

    Found found = Found.in(LogFormat.sessions, stamp, "SessionId,ItemId,Time", "1,2,1400000000");

    StorefrontEvent event = found.events.getFirst();
    assertThat(event.getShopper()).isEqualTo("old-1");
    assertThat(event.getSession()).isEqualTo("old-1");
    assertThat(event.getTenant()).isEqualTo("gifts");
    assertThat(event.getOrigin()).isEqualTo(Origin.BACKFILL);
  }

  @Test
  void shouldReadGzipWhateverTheNameAndAByteOrderMark(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("clicks.dat");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          "\uFEFFSessionId,ItemId,Time\r\n1,2,1400000000\r\n".getBytes(StandardCharsets.UTF_8));
    }

    Found found = Found.in(LogFormat.sessions, Found.STAMP, file);

    assertThat(found.events).hasSize(1);
    assertThat(found.malformed).isEmpty();
    assertThat(LogFormat.guess(file)).contains(LogFormat.sessions);
  }
}
