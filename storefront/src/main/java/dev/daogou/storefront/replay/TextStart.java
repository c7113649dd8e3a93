package dev.daogou.storefront.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;

/** What the first bytes of a file tell of whether it is text in UTF-8. */
final class TextStart {
  /** So many are looked at; a table or log in another encoding shows it in its first line. */
  static final int LOOK = 1 << 12;

  private TextStart() {}

  /** Why a file with such a beginning is not read as text; empty where it may be. */
  static Optional<String> fault(BufferedInputStream file) throws IOException {
    file.mark(LOOK);
    byte[] start = file.readNBytes(LOOK);
    file.reset();
    if (isWide(start)) {
      return Optional.of(
          "the file is UTF-16 or UTF-32; make it UTF-8 (iconv -f UTF-16 -t UTF-8 FILE)");
    }
    return hasNul(start)
        ? Optional.of(
            "the file is no text, it has NUL bytes; give CSV, JSON lines or a feed in UTF-8"
                + " (from a spreadsheet: save it as CSV)")
        : Optional.empty();
  }

  /** Begins with a byte order mark of two or four bytes. */
  private static boolean isWide(byte[] start) {
    int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
    return first == 0xfeff || first == 0xfffe;
  }

  private static boolean hasNul(byte[] start) {
    for (byte each : start) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }
}
