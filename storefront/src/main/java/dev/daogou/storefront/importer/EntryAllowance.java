package dev.daogou.storefront.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Bytes of a feed, as many as one entry may have until the next begins. A parser keeps texts, names
 * and attributes whole, so that nothing else bounds what it holds of a hostile file.
 */
final class EntryAllowance extends FilterInputStream {
  /** Most bytes of an entry, and of anything between two elements. */
  static final int LARGEST = 1 << 22;

  private int left = LARGEST;

  EntryAllowance(InputStream feed) {
    super(feed);
  }

  /** Something new begins. */
  void renew() {
    left = LARGEST;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    spend(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    spend(Math.max(0, read));
    return read;
  }

  private void spend(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException(
          String.format(
              Locale.ROOT, "an entry of the feed has more than %,d bytes, or no end", LARGEST));
    }
  }
}
