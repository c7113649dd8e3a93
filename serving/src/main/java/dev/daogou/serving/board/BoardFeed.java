package dev.daogou.serving.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.daogou.serving.board.BoardFigures.Point;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One question and all who follow it. What is sent is written out once; a reader who is still busy
 * with an earlier event gets none, and everything anew as soon as it can take it. One thread.
 */
final class BoardFeed {
  private final LongFunction<BoardFigures> computation;
  private final ObjectWriter writer;
  private final Map<BoardReader, Boolean> readers = new LinkedHashMap<>();
  private @Nullable BoardFigures latest;
  private @Nullable Buffer everything;
  private long sequence;
  private long usedAt;

  /**
   * @param computation figures as of a time
   */
  BoardFeed(LongFunction<BoardFigures> computation, ObjectWriter writer) {
    this.computation = computation;
    this.writer = writer;
  }

  /** Works the question out, and tells the readers what changed since the last time. */
  BoardFigures tick(long now) {
    BoardFigures before = latest;
    BoardFigures figures = compute(now);
    readers.keySet().removeIf(BoardReader::isGone);
    if (readers.isEmpty()) {
      return figures;
    }
    usedAt = now;
    Buffer tick = before == null ? null : event("tick", changes(before, figures));
    readers.replaceAll((reader, upToDate) -> tell(reader, upToDate, tick, figures));
    return figures;
  }

  private boolean tell(
      BoardReader reader, boolean upToDate, @Nullable Buffer tick, BoardFigures figures) {
    return reader.offer(upToDate && tick != null ? tick : everything(figures));
  }

  private BoardFigures compute(long now) {
    BoardFigures figures = computation.apply(now);
    BoardFigures numbered = figures.with(++sequence, figures.points(), figures.previous());
    latest = numbered;
    everything = null;
    return numbered;
  }

  /** The figures, no older than that, in milliseconds. */
  BoardFigures figures(long now, long age) {
    usedAt = now;
    BoardFigures known = latest;
    return known == null || now - known.now() > age ? tick(now) : known;
  }

  /** Lets somebody follow: first everything, then what changes. */
  void add(BoardReader reader, long now) {
    BoardFigures known = latest;
    usedAt = now;
    readers.put(reader, reader.offer(everything(known == null ? compute(now) : known)));
  }

  void remove(BoardReader reader) {
    readers.remove(reader);
  }

  int readers() {
    return readers.size();
  }

  /** Whether nobody follows, and nobody asked since then. */
  boolean isIdleSince(long time) {
    return readers.isEmpty() && usedAt < time;
  }

  private Buffer everything(BoardFigures figures) {
    Buffer written = everything;
    if (written == null) {
      written = event("figures", figures);
      everything = written;
    }
    return written;
  }

  private static BoardFigures changes(BoardFigures before, BoardFigures now) {
    return now.with(
        now.sequence(),
        changed(now.points(), before.points()),
        changed(now.previous(), before.previous()));
  }

  private static List<Point> changed(List<Point> now, List<Point> before) {
    Set<Point> known = new HashSet<>(before);
    return now.stream().filter(point -> !known.contains(point)).toList();
  }

  private Buffer event(String name, BoardFigures figures) {
    try {
      return Buffer.buffer("event: " + name + "\ndata: ")
          .appendBytes(writer.writeValueAsBytes(figures))
          .appendString("\n\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures that cannot be written", e);
    }
  }
}
