package dev.daogou.models.sequence;

import dev.daogou.models.quality.LogFiles;
import dev.daogou.models.quality.LogFormat;
import dev.daogou.models.quality.LogReading;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads logs as sessions: item ids in the order of the clicks, sessions in the order of their end.
 */
public final class SessionLogs {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");
  private static final Pattern CASE = Pattern.compile("[^\\t]+\\t[^\\t]+");

  private SessionLogs() {}

  /** The shapes of log that this model learns from. */
  public enum Format {
    /** Columns SessionId, ItemId, Time. */
    sessions,
    /** One session a line, the oldest first. */
    sequences
  }

  /**
   * Reads a log.
   *
   * @throws IllegalArgumentException where a column is missing
   */
  public static List<List<String>> read(Path file, Format format) {
    return switch (format) {
      case sessions -> clicks(file);
      case sequences -> lines(file);
    };
  }

  private static List<List<String>> clicks(Path file) {
    Map<String, List<String>> open = new LinkedHashMap<>();
    for (StorefrontEvent event : events(file)) {
      if (event.getPayload() instanceof ItemView view) {
        List<String> session = open.remove(event.getSession());
        List<String> longer = session == null ? new ArrayList<>(4) : session;
        longer.add(view.getItem());
        open.put(event.getSession(), longer);
      }
    }
    return List.copyOf(open.values());
  }

  private static List<StorefrontEvent> events(Path file) {
    return switch (LogFiles.readTraining(LogFormat.SESSIONS, List.of(file))) {
      case LogReading.Read<List<StorefrontEvent>>(List<StorefrontEvent> events) -> events;
      case LogReading.Unreadable<List<StorefrontEvent>>(String reason) ->
          throw new IllegalArgumentException(reason);
    };
  }

  private static List<List<String>> lines(Path file) {
    try (BufferedReader reader = open(file)) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(line -> List.of(SEPARATOR.split(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("log is not readable: " + file, e);
    }
  }

  /** Whether a file holds cases: two columns, items that were seen and the one that came next. */
  public static boolean areCases(Path file) {
    try (BufferedReader reader = open(file)) {
      String first = reader.readLine();
      return first != null && CASE.matcher(first).matches();
    } catch (IOException e) {
      throw new UncheckedIOException("cases are not readable: " + file, e);
    }
  }

  /** Reads cases to measure with: items, a tab, the item that came next. */
  public static List<NextItem> cases(Path file) {
    try (BufferedReader reader = open(file)) {
      return reader
          .lines()
          .filter(line -> line.contains("\t"))
          .map(
              line -> {
                String[] sides = line.split("\t", 2);
                return new NextItem(List.of(SEPARATOR.split(sides[0].strip())), sides[1].strip());
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cases are not readable: " + file, e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
            StandardCharsets.UTF_8));
  }
}
