package dev.daogou.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Believes no length that exceeds the bytes that are left. Avro's own decoder allocates what a
 * length prefix claims before it looks; its limits are for the whole JVM, and far above a record.
 *
 * <p>An item of an array or map is taken to have at least one byte, which holds for all schemas
 * here.
 */
final class BoundedDecoder extends Decoder {
  private final BinaryDecoder in;
  private final InputStream rest;

  BoundedDecoder(BinaryDecoder in) {
    this.in = in;
    this.rest = in.inputStream();
  }

  @Override
  public String readString() throws IOException {
    return new String(readPrefixed(), StandardCharsets.UTF_8);
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readPrefixed());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(readPrefixed());
  }

  @Override
  public long readArrayStart() throws IOException {
    return bounded(in.readArrayStart());
  }

  @Override
  public long arrayNext() throws IOException {
    return bounded(in.arrayNext());
  }

  @Override
  public long readMapStart() throws IOException {
    return bounded(in.readMapStart());
  }

  @Override
  public long mapNext() throws IOException {
    return bounded(in.mapNext());
  }

  private byte[] readPrefixed() throws IOException {
    byte[] bytes = new byte[(int) bounded(in.readLong())];
    in.readFixed(bytes);
    return bytes;
  }

  // Avro's own goes back over a length below zero.
  private void skipPrefixed() throws IOException {
    in.skipFixed((int) bounded(in.readLong()));
  }

  private long bounded(long length) throws IOException {
    if (length < 0 || length > rest.available()) {
      throw new AvroRuntimeException(
          "a length of " + length + " where " + rest.available() + " bytes are left");
    }
    return length;
  }

  @Override
  public void readNull() throws IOException {
    in.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return in.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return in.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return in.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return in.readDouble();
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    in.readFixed(bytes, start, length);
  }

  @Override
  public int readEnum() throws IOException {
    return in.readEnum();
  }

  @Override
  public int readIndex() throws IOException {
    return in.readIndex();
  }

  @Override
  public void skipString() throws IOException {
    skipPrefixed();
  }

  @Override
  public void skipBytes() throws IOException {
    skipPrefixed();
  }

  @Override
  public void skipFixed(int length) throws IOException {
    in.skipFixed(length);
  }

  @Override
  public long skipArray() throws IOException {
    return readArrayStart();
  }

  @Override
  public long skipMap() throws IOException {
    return readMapStart();
  }
}
