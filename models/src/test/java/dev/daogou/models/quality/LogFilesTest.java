package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir Path folder;

  @Test
  void shouldPutClicksInOrderOfTime() throws IOException {
    Path train =
        file("train.tsv", "SessionId\tItemId\tTime", "s1\tb\t20.5", "s2\tc\t15", "s1\ta\t10");
    Path test = file("test.tsv", "SessionId\tItemId\tTime", "s1\ty\t40", "s3\tz\t35", "s1\tx\t30");

    RecordedLog log = read(LogFormat.SESSIONS, List.of(train), test);

    assertThat(log.train()).extracting(LogFilesTest::item).containsExactly("a", "c", "b");
    assertThat(log.train().getLast().getTime()).isEqualTo(Instant.ofEpochMilli(20_500));
    assertThat(log.test()).extracting(TestSession::cases).containsExactly(1, 0);
    assertThat(items(log.test().getFirst())).containsExactly("x", "y");
  }

  @Test
  void shouldKeepAShopperOfTheTestApartFromTheSameSessionInTheTraining() throws IOException {
    Path file = file("log.csv", "SessionId,ItemId,Time", "s1,a,10", "s1,b,20");

    RecordedLog log = read(LogFormat.SESSIONS, List.of(file), file);

    assertThat(log.test().getFirst().shopper()).isNotEqualTo(log.train().getFirst().getShopper());
  }

  @Test
  void shouldReadSeveralFilesAsOneLog() throws IOException {
    Path later = file("b.txt", "c d");
    Path earlier = zipped("a.txt.gz", "a b");

    RecordedLog log = read(LogFormat.SEQUENCES, List.of(earlier, later), later);

    assertThat(log.train()).extracting(LogFilesTest::item).containsExactly("a", "b", "c", "d");
    assertThat(log.train()).extracting(StorefrontEvent::getId).doesNotHaveDuplicates();
  }

  @Test
  void shouldInventTimesAtEqualDistances() throws IOException {
    Path train = file("train.txt", "a b", "c", "d");
    Path test = file("test.txt", "e f");

    RecordedLog log = read(LogFormat.SEQUENCES, List.of(train), test);

    List<Instant> times = log.train().stream().map(StorefrontEvent::getTime).toList();
    Duration third = InventedTimes.SPAN.dividedBy(3);
    assertThat(times)
        .containsExactly(
            InventedTimes.BEGIN,
            InventedTimes.BEGIN.plus(InventedTimes.BETWEEN_CLICKS),
            InventedTimes.BEGIN.plus(third),
            InventedTimes.BEGIN.plus(third.multipliedBy(2)));
    assertThat(log.test().getFirst().events().getFirst().getTime())
        .isEqualTo(InventedTimes.BEGIN.plus(InventedTimes.SPAN));
  }

  @Test
  void shouldTakeEveryLineOfPrefixesAsACaseAndShorterPrefixesAsTheSameSession() throws IOException {
    Path train = file("train.txt", "a b");
    Path test = file("test.tsv", "a b c\td", "a b\tc", "a\tb", "x\ty", "x z\tw");

    RecordedLog log = read(LogFormat.PREFIX_LABEL, List.of(train), test);

    assertThat(log.cases()).isEqualTo(5);
    assertThat(log.test()).extracting(TestSession::group).containsExactly(0, 0, 0, 1, 2);
    assertThat(log.test()).extracting(TestSession::first).containsExactly(3, 2, 1, 1, 2);
    assertThat(items(log.test().getFirst())).containsExactly("a", "b", "c", "d");
  }

  @Test
  void shouldNameFileAndLineOfWhatItCannotRead() throws IOException {
    Path good = file("good.tsv", "SessionId\tItemId\tTime", "s\ta\t1");
    Path noTime = file("bad.tsv", "SessionId\tItemId\tTime", "s\ta\t1", "s\tb\tsoon");
    Path noLabel = file("cases.tsv", "a b\tc", "a b");
    Path noHeader = file("bare.tsv", "1\t2\t3");

    assertThat(reason(LogFormat.SESSIONS, good, noTime)).startsWith(noTime + ":3: Time");
    assertThat(reason(LogFormat.PREFIX_LABEL, good, noLabel)).startsWith(noLabel + ":2: ");
    assertThat(reason(LogFormat.SESSIONS, noHeader, good)).startsWith(noHeader + ":1: the header");
    assertThat(reason(LogFormat.SESSIONS, good, folder.resolve("none")))
        .startsWith("cannot be read");
  }

  @Test
  void shouldDrawWholeSessionsUntilThereAreEnoughPredictions() {
    List<TestSession> sessions =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new TestSession(
                        i / 2,
                        List.of(
                            Clicks.view("s" + i, "a", i),
                            Clicks.view("s" + i, "b", i + 1),
                            Clicks.view("s" + i, "c", i + 2)),
                        1))
            .toList();

    TestCases cases = TestCases.drawn(sessions, 30, 4);

    assertThat(cases.size()).isEqualTo(32);
    assertThat(cases.predictedSessions()).isEqualTo(16);
    assertThat(cases.sessions()).hasSize(100);
    assertThat(IntStream.of(cases.groups()).distinct().count()).isEqualTo(8);
    assertThat(cases.groups()).isNotEqualTo(TestCases.drawn(sessions, 30, 5).groups());
    assertThat(cases.clicked()).containsOnly("b", "c").hasSize(32);
  }

  private RecordedLog read(LogFormat format, List<Path> train, Path test) {
    return switch (LogFiles.read(format, train, test)) {
      case Read<RecordedLog>(RecordedLog log) -> log;
      case Unreadable<RecordedLog>(String reason) -> throw new AssertionError(reason);
    };
  }

  private static String reason(LogFormat format, Path train, Path test) {
    return switch (LogFiles.read(format, List.of(train), test)) {
      case Read<RecordedLog> read -> throw new AssertionError("was read: " + read);
      case Unreadable<RecordedLog>(String reason) -> reason;
    };
  }

  private static String item(StorefrontEvent event) {
    return ((ItemView) event.getPayload()).getItem();
  }

  private static List<String> items(TestSession session) {
    return session.events().stream().map(LogFilesTest::item).toList();
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path zipped(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
