package dev.daogou.serving.collect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads bodies in which every event is good, in one pass from their bytes. Of a body with anything
 * else in it, it says nothing: that one is read again as a tree, which can say what is wrong.
 */
final class EventStream {
  private static final String LIST = "events";

  private final JsonFactory json;
  private final EventReader reader;
  private final int limit;

  /**
   * @param limit most events of a body
   */
  EventStream(JsonFactory json, EventReader reader, int limit) {
    this.json = json;
    this.reader = reader;
    this.limit = limit;
  }

  /** The events of a body, all of them good; empty where it is not read. */
  Optional<List<Reading<StorefrontEvent>>> read(byte[] body) {
    List<Reading<StorefrontEvent>> events = new ArrayList<>();
    try (JsonParser in = json.createParser(body)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      return isRead(in, events) && in.nextToken() == null ? Optional.of(events) : Optional.empty();
    } catch (JacksonException unreadable) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isRead(JsonParser in, List<Reading<StorefrontEvent>> events) throws IOException {
    return switch (in.nextToken()) {
      case START_ARRAY -> isListRead(in, events);
      case START_OBJECT -> isObjectRead(in, events);
      case null, default -> false;
    };
  }

  private boolean isObjectRead(JsonParser in, List<Reading<StorefrontEvent>> events)
      throws IOException {
    if (LIST.equals(in.nextFieldName())) {
      return in.nextToken() == JsonToken.START_ARRAY && isListRead(in, events) && isRestSkipped(in);
    }
    StreamedFields event = StreamedFields.read(in);
    return !event.mentions(LIST) && isGood(event, events);
  }

  private boolean isListRead(JsonParser in, List<Reading<StorefrontEvent>> events)
      throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (events.size() == limit || in.currentToken() != JsonToken.START_OBJECT) {
        return false;
      }
      in.nextToken();
      if (!isGood(StreamedFields.read(in), events)) {
        return false;
      }
    }
    return !events.isEmpty();
  }

  // What stands beside the list is nobody's concern.
  private static boolean isRestSkipped(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      in.nextToken();
      in.skipChildren();
    }
    return true;
  }

  private boolean isGood(StreamedFields event, List<Reading<StorefrontEvent>> events) {
    return reader.readGood(event).map(events::add).orElse(false);
  }
}
