package dev.daogou.storefront.replay;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a reader found in a small log. */
final class Found implements Sink {
  static final EventStamp STAMP = new EventStamp("default", "", Origin.REPLAY);

  final List<StorefrontEvent> events = new ArrayList<>();
  final List<CatalogueUpdate> items = new ArrayList<>();
  final List<String> malformed = new ArrayList<>();
  final Map<String, Long> setAside = new TreeMap<>();
  final Map<String, Long> noted = new TreeMap<>();

  static Found in(LogFormat format, String... lines) {
    return in(format, STAMP, lines);
  }

  static Found in(LogFormat format, EventStamp stamp, String... lines) {
    try {
      Path file = Files.createTempFile("log", ".txt");
      try {
        Files.writeString(file, String.join("\n", lines) + "\n");
        return in(format, stamp, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Found in(LogFormat format, EventStamp stamp, Path file) throws IOException {
    Found found = new Found();
    try (Lines lines = Lines.of(file)) {
      format.reader(stamp).read(lines, found);
    }
    return found;
  }

  List<Object> payloads() {
    return events.stream().map(StorefrontEvent::getPayload).toList();
  }

  @Override
  public void event(StorefrontEvent event) {
    events.add(event);
  }

  @Override
  public void item(CatalogueUpdate update) {
    items.add(update);
  }

  @Override
  public void malformed(long line, String what) {
    malformed.add(line + ": " + what);
  }

  @Override
  public void setAside(String why, long rows) {
    setAside.merge(why, rows, Long::sum);
  }

  @Override
  public void noted(String what, long rows) {
    noted.merge(what, rows, Long::sum);
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
