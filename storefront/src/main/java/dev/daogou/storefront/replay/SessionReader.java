package dev.daogou.storefront.replay;

import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemView;
import dev.daogou.vocabularies.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Clicks with the columns SessionId, ItemId, Time; every session is a shopper. */
final class SessionReader implements LogReader {
  private static final List<String> SESSION =
      List.of("SessionId", "session", "visitor_id", "user_id", "userid");
  private static final List<String> ITEM = List.of("ItemId", "item", "product_id", "productid");
  private static final List<String> TIME = List.of("Time", "timestamp", "ts", "event_time", "date");

  private final EventStamp stamp;

  SessionReader(EventStamp stamp) {
    this.stamp = stamp;
  }

  /** Whether a header names such columns. */
  static boolean fits(String[] header) {
    Columns columns = new Columns(header);
    return columns.find(SESSION).isPresent() && columns.find(ITEM).isPresent();
  }

  @Override
  public void read(Lines lines, Sink sink) throws IOException {
    Rows rows = Rows.of(lines);
    String[] header = rows.next(sink);
    if (header == null) {
      sink.malformed(1, "the file is empty");
      return;
    }
    Columns columns = new Columns(header);
    Optional<Integer> session = columns.find(SESSION);
    Optional<Integer> item = columns.find(ITEM);
    Optional<Integer> time = columns.find(TIME);
    if (session.isEmpty() || item.isEmpty() || time.isEmpty()) {
      sink.malformed(
          1,
          "the header must name SessionId, ItemId and Time, but is: "
              + Excerpt.of(String.join(" ", header)));
      return;
    }
    String[] row = rows.next(sink);
    while (row != null && sink.isOpen()) {
      click(row, session.get(), item.get(), time.get(), lines.number(), sink);
      row = rows.next(sink);
    }
  }

  private void click(String[] row, int session, int item, int time, long line, Sink sink) {
    String sessionId = Columns.cell(row, session);
    String itemId = Columns.cell(row, item);
    Optional<Instant> at = Times.parse(Columns.cell(row, time)).filter(Bounds::isTold);
    if (!Ids.isValid(sessionId)) {
      sink.malformed(
          line, "SessionId must be 1 to 200 characters: '" + Excerpt.of(sessionId) + "'");
    } else if (!Ids.isValid(itemId)) {
      sink.malformed(line, "ItemId must be 1 to 200 characters: '" + Excerpt.of(itemId) + "'");
    } else if (at.isEmpty()) {
      sink.malformed(line, "Time is no time: '" + Excerpt.of(Columns.cell(row, time)) + "'");
    } else {
      sink.event(stamp.event(line, sessionId, sessionId, at.get(), new ItemView(itemId, null)));
    }
  }
}
