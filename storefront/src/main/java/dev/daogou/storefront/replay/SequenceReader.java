package dev.daogou.storefront.replay;

import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One session a line, item ids in click order, oldest session first. Such logs have no times: the
 * sessions are taken to begin a minute apart, and their clicks to be half a minute apart.
 */
final class SequenceReader implements LogReader {
  /** When the first session is taken to begin. */
  static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");

  private static final Duration BETWEEN_SESSIONS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_CLICKS = Duration.ofSeconds(30);
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");

  private final EventStamp stamp;

  SequenceReader(EventStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public void read(Lines lines, Sink sink) throws IOException {
    String line = lines.next();
    while (line != null && sink.isOpen()) {
      if (!line.isBlank()) {
        session(line.strip(), lines.number(), sink);
      }
      line = lines.next();
    }
  }

  private void session(String line, long number, Sink sink) {
    String session = "session-" + number;
    Instant time = BEGIN.plus(BETWEEN_SESSIONS.multipliedBy(number - 1));
    for (String item : SEPARATOR.split(line)) {
      if (!Ids.isValid(item)) {
        sink.malformed(
            number, "an item id must be 1 to 200 characters: '" + Excerpt.of(item) + "'");
        return;
      }
    }
    for (String item : SEPARATOR.split(line)) {
      sink.event(stamp.event(number, session, session, time, new ItemView(item, null)));
      time = time.plus(BETWEEN_CLICKS);
    }
  }
}
