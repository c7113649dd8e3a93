package dev.daogou.models.quality;

/**
 * What reading gave.
 *
 * @param <T> what was wanted
 */
public sealed interface LogReading<T> {
  /** It was read. */
  record Read<T>(T content) implements LogReading<T> {}

  /** It cannot be read; file, line and what is wrong there, for the user to mend. */
  record Unreadable<T>(String reason) implements LogReading<T> {}
}
