package dev.daogou.storefront.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file read from start to end, unpacked where it is gzip, that knows how much has been read. */
public final class OpenFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int FIRST_GZIP_BYTE = 0x1f;
  private static final int SECOND_GZIP_BYTE = 0x8b;

  private final long size;
  private final Counting counting;
  private final BufferedInputStream bytes;

  private OpenFile(long size, Counting counting, BufferedInputStream bytes) {
    this.size = size;
    this.counting = counting;
    this.bytes = bytes;
  }

  /** Opens a file; compression is recognised by its first bytes, whatever its name. */
  public static OpenFile of(Path file) throws IOException {
    Counting counting = new Counting(Files.newInputStream(file));
    try {
      BufferedInputStream bytes = unpacked(new BufferedInputStream(counting, BUFFER));
      return new OpenFile(Files.size(file), counting, bytes);
    } catch (IOException e) {
      counting.close();
      throw e;
    }
  }

  /** What it holds, unpacked. */
  public InputStream bytes() {
    return bytes;
  }

  /**
   * The same, of a file that is to be text.
   *
   * @throws IOException where its beginning says that it is none, or not in UTF-8
   */
  public InputStream text() throws IOException {
    Optional<String> fault = TextStart.fault(bytes);
    if (fault.isPresent()) {
      throw new IOException(fault.get());
    }
    return bytes;
  }

  /** Share of the file that has been read, 0 to 1. */
  public double share() {
    return size == 0 ? 1 : Math.min(1, (double) counting.count / size);
  }

  /** Bytes of the file, as it lies on the disk, that have been read. */
  public long position() {
    return counting.count;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static BufferedInputStream unpacked(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    boolean gzip = bytes.read() == FIRST_GZIP_BYTE && bytes.read() == SECOND_GZIP_BYTE;
    bytes.reset();
    return gzip ? new BufferedInputStream(Unpacking.of(bytes, BUFFER), BUFFER) : bytes;
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
