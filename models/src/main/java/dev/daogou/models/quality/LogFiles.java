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
              case RATINGS -> throw new IllegalArgumentException("ratings are no sessions");
            });
  }

  /**
   * Reads what is learned from alone.
   *
   * @param format sessions or sequences
   */
  public static LogReading<List<StorefrontEvent>> readTraining(LogFormat format, List<Path> files) {
    return reading(
        () ->
            switch (format) {
              case SESSIONS -> SessionLogs.learned(files);
              case SEQUENCES, PREFIX_LABEL -> SequenceLogs.learned(files);
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
      return new Unreadable<>(bad.getMessage());
    } catch (IOException e) {
      return new Unreadable<>("cannot be read: " + e.getMessage());
    }
  }
}
