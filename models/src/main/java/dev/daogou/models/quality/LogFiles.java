package dev.daogou.models.quality;

import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the logs that are measured on. */
public final class LogFiles {
  private LogFiles() {}

  /**
   * Reads what is learned from and what is tested on.
   *
   * @throws IllegalArgumentException for ratings, which are read by themselves
   */
  public static LogReading<RecordedLog> read(LogFormat format, List<Path> train, Path test) {
    return reading(
        () ->
            switch (format) {
              case SESSIONS -> SessionLogs.read(train, test);
              case SEQUENCES -> SequenceLogs.read(train, test);
              case PREFIX_LABEL -> SequenceLogs.readPrefixes(train, test);
              case RATINGS, INVOICES ->
                  throw new IllegalArgumentException(format.label() + " are no sessions");
            });
  }

  /**
   * Reads what is tested on, event by event in order of time.
   *
   * @param format sessions, sequences or invoices
   */
  public static LogReading<List<StorefrontEvent>> readTest(LogFormat format, Path file) {
    return reading(
        () ->
            switch (format) {
              case INVOICES -> SessionLogs.orders(List.of(file));
              case SESSIONS, SEQUENCES, PREFIX_LABEL, RATINGS -> {
                LogReading<RecordedLog> log = read(format, List.of(), file);
                yield switch (log) {
                  case Read<RecordedLog>(RecordedLog read) -> read.events();
                  case Unreadable<RecordedLog>(String reason) -> throw new IOException(reason);
                };
              }
            });
  }

  /**
   * Reads what is learned from alone.
   *
   * @param format sessions, sequences or invoices
   */
  public static LogReading<List<StorefrontEvent>> readTraining(LogFormat format, List<Path> files) {
    return reading(
        () ->
            switch (format) {
              case SESSIONS -> SessionLogs.learned(files);
              case SEQUENCES, PREFIX_LABEL -> SequenceLogs.learned(files);
              case INVOICES -> SessionLogs.orders(files);
              case RATINGS -> throw new IllegalArgumentException("ratings are no sessions");
            });
  }

  private interface Reader<T> {
    T read() throws IOException;
  }

  private static <T> LogReading<T> reading(Reader<T> reader) {
    try {
      return new Read<>(reader.read());
    } catch (MalformedLine bad) {
      return new Unreadable<>(String.valueOf(bad.getMessage()));
    } catch (IOException e) {
      return new Unreadable<>("cannot be read: " + e.getMessage());
    }
  }
}
