package dev.daogou.storefront.replay;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip, and says so where that is what is wrong with a file. */
final class Unpacking extends FilterInputStream {
  private Unpacking(InputStream unpacked) {
    super(unpacked);
  }

  static InputStream of(InputStream packed, int buffer) throws IOException {
    try {
      return new Unpacking(new GZIPInputStream(packed, buffer));
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return super.read(bytes, from, length);
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
  }

  private static IOException damaged(IOException why) {
    return new IOException(
        "the gzip is damaged or cut off; make or fetch it again (" + why.getMessage() + ")", why);
  }
}
