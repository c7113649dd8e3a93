package dev.daogou.serving.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.board.BoardFigures.Point;
import dev.daogou.serving.board.BoardFigures.StandsStill;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardFeedTest {
  private int computed;
  private long views;
  private final BoardFeed feed =
      new BoardFeed(this::figures, new ObjectMapper().writerFor(BoardFigures.class));

  private static final class Reader implements BoardReader {
    final List<Buffer> events = new ArrayList<>();
    boolean busy;
    boolean gone;

    @Override
    public boolean offer(Buffer event) {
      if (!busy) {
        events.add(event);
      }
      return !busy;
    }

    @Override
    public boolean isGone() {
      return gone;
    }

    String last() {
      return events.getLast().toString();
    }
  }

  @Test
  void shouldWorkOutOnceWhatAllReadersGet() {
    var one = new Reader();
    var other = new Reader();
    feed.add(one, 1_000);
    feed.add(other, 1_000);

    feed.tick(2_000);

    assertThat(computed).isEqualTo(2);
    assertThat(one.events).hasSize(2);
    assertThat(one.events.getFirst().toString()).startsWith("event: figures\ndata: {");
    assertThat(one.last()).startsWith("event: tick\ndata: {").endsWith("}\n\n");
    assertThat(one.events.get(1)).isSameAs(other.events.get(1));
    assertThat(one.events.getFirst()).isSameAs(other.events.getFirst());
  }

  @Test
  void shouldSayInEveryMessageWhichPartitionsStandStill() {
    var reader = new Reader();
    feed.add(reader, 1_000);

    feed.tick(2_000);

    assertThat(reader.events)
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(event.toString())
                    .contains("\"still\":[{\"partition\":2,\"seconds\":41}]"));
  }

  @Test
  void shouldSendOnlyPointsThatChanged() {
    var reader = new Reader();
    feed.add(reader, 1_000);
    assertThat(reader.last()).contains("\"at\":1").contains("\"at\":2");

    views++;
    feed.tick(2_000);

    assertThat(reader.last()).doesNotContain("\"at\":1").contains("\"at\":2");
    assertThat(reader.last()).contains("\"sequence\":2");
  }

  @Test
  void shouldSendEverythingToAReaderWhoWasTooSlow() {
    var slow = new Reader();
    var quick = new Reader();
    feed.add(slow, 1_000);
    feed.add(quick, 1_000);
    slow.busy = true;
    feed.tick(2_000);
    feed.tick(3_000);
    slow.busy = false;

    feed.tick(4_000);
    assertThat(slow.events).hasSize(2);
    assertThat(slow.last()).startsWith("event: figures").contains("\"sequence\":4");
    assertThat(quick.last()).startsWith("event: tick").contains("\"sequence\":4");
    feed.tick(5_000);
    assertThat(slow.last()).startsWith("event: tick").contains("\"sequence\":5");
  }

  @Test
  void shouldForgetWhoHasGone() {
    var reader = new Reader();
    feed.add(reader, 1_000);
    reader.gone = true;

    feed.tick(2_000);

    assertThat(feed.readers()).isZero();
    assertThat(feed.isIdleSince(2_000)).isTrue();
    assertThat(reader.events).hasSize(1);
  }

  private BoardFigures figures(long now) {
    computed++;
    return new BoardFigures(
        "default",
        "5m",
        1,
        now,
        0,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        false,
        List.of(point(1, 5), point(2, views)),
        List.of(),
        null,
        null,
        List.of(new StandsStill(2, 41)),
        null);
  }

  private static Point point(long at, long views) {
    return new Point(at, Map.of(), 0, views, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
