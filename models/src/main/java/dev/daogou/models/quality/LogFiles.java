package dev.daogou.models.quality;

import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
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
    try {
      return new Read<>(
          switch (format) {
            case SESSIONS -> SessionLogs.read(train, test);
            case SEQUENCES -> SequenceLogs.read(train, test);
            case PREFIX_LABEL -> SequenceLogs.readPrefixes(train, test);
            case RATINGS -> throw new IllegalArgumentException("ratings are no sessions");
          });
    } catch (MalformedLine bad) {
      return new Unreadable<>(bad.getMessage());
    } catch (IOException e) {
      return new Unreadable<>("cannot be read: " + e.getMessage());
    }
  }
}
