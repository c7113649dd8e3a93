package dev.daogou.storefront.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A text file read line by line, unpacked where it is gzip, that knows the number of the line and
 * how much of the file has been read. UTF-8; what is not becomes a replacement character.
 */
public final class Lines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int FIRST_GZIP_BYTE = 0x1f;
  private static final int SECOND_GZIP_BYTE = 0x8b;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final long size;
  private final Counting counting;
  private final BufferedReader reader;
  private String pushedBack;
  private long number;

  private Lines(long size, Counting counting, BufferedReader reader) {
    this.size = size;
    this.counting = counting;
    this.reader = reader;
  }

  /** Opens a file; compression is recognised by its first bytes, whatever its name. */
  public static Lines of(Path file) throws IOException {
    Counting counting = new Counting(Files.newInputStream(file));
    try {
      InputStream bytes = unpacked(new BufferedInputStream(counting, BUFFER));
      return new Lines(
          Files.size(file),
          counting,
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), BUFFER));
    } catch (IOException e) {
      counting.close();
      throw e;
    }
  }

  /** The next line, or null at the end. */
  public String next() throws IOException {
    String line = pushedBack != null ? pushedBack : reader.readLine();
    pushedBack = null;
    if (line == null) {
      return null;
    }
    number++;
    return number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }

  /** The next line once more, without going on; null at the end. */
  public String peek() throws IOException {
    if (pushedBack == null) {
      pushedBack = reader.readLine();
    }
    return pushedBack;
  }

  /** Number of the line last read, from 1. */
  public long number() {
    return number;
  }

  /** Share of the file that has been read, 0 to 1. */
  public double share() {
    return size == 0 ? 1 : Math.min(1, (double) counting.count / size);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static InputStream unpacked(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    boolean gzip = bytes.read() == FIRST_GZIP_BYTE && bytes.read() == SECOND_GZIP_BYTE;
    bytes.reset();
    return gzip ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  private static final class Counting extends FilterInputStream {
    private volatile long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      add(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      add(Math.max(0, read));
      return read;
    }

    // Only the reading thread writes; the progress line reads from another.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void add(int read) {
      count += read;
    }
  }
}
