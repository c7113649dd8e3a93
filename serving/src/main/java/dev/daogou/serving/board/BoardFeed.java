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

/**
 * One question and all who follow it. What is sent is written out once; a reader who is still busy
 * with an earlier event gets none, and everything anew as soon as it can take it. One thread.
 */
final class BoardFeed {
  private final LongFunction<BoardFigures> computation;
  private final ObjectWriter writer;
  private final Map<BoardReader, Boolean> readers = new LinkedHashMap<>();
  private BoardFigures latest;
  private Buffer everything;
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
  void tick(long now) {
    BoardFigures before = latest;
    compute(now);
    readers.keySet().removeIf(BoardReader::isGone);
    if (readers.isEmpty()) {
      return;
    }
    usedAt = now;
    Buffer tick = before == null ? null : event("tick", changes(before));
    readers.replaceAll((reader, upToDate) -> tell(reader, upToDate, tick));
  }

  private boolean tell(BoardReader reader, boolean upToDate, Buffer tick) {
    return reader.offer(upToDate && tick != null ? tick : everything());
  }

  private void compute(long now) {
    BoardFigures figures = computation.apply(now);
    latest = figures.with(++sequence, figures.points(), figures.previous());
    everything = null;
  }

  /** The figures, no older than that, in milliseconds. */
  BoardFigures figures(long now, long age) {
    usedAt = now;
    if (latest == null || now - latest.now() > age) {
      tick(now);
    }
    return latest;
  }

  /** Lets somebody follow: first everything, then what changes. */
  void add(BoardReader reader, long now) {
    if (latest == null) {
      compute(now);
    }
    usedAt = now;
    readers.put(reader, reader.offer(everything()));
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

  private Buffer everything() {
    if (everything == null) {
      everything = event("figures", latest);
    }
    return everything;
  }

  private BoardFigures changes(BoardFigures before) {
    return latest.with(
        latest.sequence(),
        changed(latest.points(), before.points()),
        changed(latest.previous(), before.previous()));
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
