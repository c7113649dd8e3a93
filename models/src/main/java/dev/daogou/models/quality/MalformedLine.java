package dev.daogou.models.quality;

import java.io.IOException;
import java.nio.file.Path;

/** A line that makes a log worthless to measure on; never leaves the readers. */
final class MalformedLine extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedLine(Path file, long line, String what) {
    super(file + ":" + line + ": " + what);
  }

  MalformedLine(String reason) {
    super(reason);
  }
}
