package dev.daogou.storefront.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text file read line by line, unpacked where it is gzip, that knows the number of the line and
 * how much of the file has been read. UTF-8; what is not becomes a replacement character.
 */
public final class Lines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final OpenFile file;
  private final BufferedReader reader;
  private @Nullable String pushedBack;
  private long number;

  private Lines(OpenFile file) throws IOException {
    this.file = file;
    reader = new BufferedReader(new InputStreamReader(file.text(), StandardCharsets.UTF_8), BUFFER);
  }

  /** Opens a file; compression is recognised by its first bytes, whatever its name. */
  public static Lines of(Path file) throws IOException {
    OpenFile open = OpenFile.of(file);
    try {
      return of(open);
    } catch (IOException e) {
      open.close();
      throw e;
    }
  }

  /**
   * The lines of a file of which nothing has been read; closing them closes it.
   *
   * @throws IOException where the file is no text in UTF-8
   */
  public static Lines of(OpenFile file) throws IOException {
    return new Lines(file);
  }

  /**
   * The next line, or null at the end.
   *
   * @throws IOException also where the line is longer than a line may be
   */
  public @Nullable String next() throws IOException {
    String line = pushedBack != null ? pushedBack : readLine();
    pushedBack = null;
    if (line == null) {
      return null;
    }
    number++;
    return number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }

  /** The next line once more, without going on; null at the end. */
  public @Nullable String peek() throws IOException {
    if (pushedBack == null) {
      pushedBack = readLine();
    }
    return pushedBack;
  }

  private @Nullable String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n' && next != '\r') {
      if (line.length() == FileLimits.LONGEST_LINE) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "line %,d is longer than %,d characters; there must be one entry a line",
                number + 1,
                FileLimits.LONGEST_LINE));
      }
      line.append((char) next);
      next = reader.read();
    }
    if (next == '\r') {
      skipLineFeed();
    }
    return line.toString();
  }

  private void skipLineFeed() throws IOException {
    reader.mark(1);
    if (reader.read() != '\n') {
      reader.reset();
    }
  }

  /** Number of the line last read, from 1. */
  public long number() {
    return number;
  }

  /** Share of the file that has been read, 0 to 1. */
  public double share() {
    return file.share();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
