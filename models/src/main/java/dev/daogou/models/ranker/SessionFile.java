package dev.daogou.models.ranker;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.service.Events;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A recorded log with the columns SessionId, ItemId, Time, separated by tabs or commas. */
public final class SessionFile {
  private static final double MILLIS = 1000;

  private SessionFile() {}

  /**
   * Reads a log; each session is a shopper of its own, as recorded logs know no more.
   *
   * @throws IllegalArgumentException where a column is missing
   */
  public static Shop read(Path file) {
    List<StorefrontEvent> events = new ArrayList<>();
    try (BufferedReader reader = open(file)) {
      String header = reader.readLine();
      String separator = header != null && header.contains("\t") ? "\t" : ",";
      List<String> columns =
          header == null ? List.of() : Arrays.asList(header.split(separator, -1));
      int session = column(columns, "SessionId", file);
      int item = column(columns, "ItemId", file);
      int time = column(columns, "Time", file);
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] row = line.split(separator, -1);
        events.add(
            Events.live(
                "row-" + events.size(),
                "session-" + row[session],
                row[session],
                Instant.ofEpochMilli((long) (Double.parseDouble(row[time]) * MILLIS)),
                new ItemView(row[item], null)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("log is not readable: " + file, e);
    }
    events.sort(Comparator.comparing(StorefrontEvent::getTime));
    return new Shop(file.getFileName().toString(), Map.of(), events);
  }

  private static int column(List<String> columns, String name, Path file) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException(
          "%s has no column %s; its first line is %s".formatted(file, name, columns));
    }
    return at;
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
            StandardCharsets.UTF_8));
  }
}
