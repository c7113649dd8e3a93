package dev.daogou.schemas;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** The Avro binary of one value, to the last byte: what follows a frame's header. */
final class AvroBody {
  private AvroBody() {}

  /**
   * Reads the value that fills the array from the offset on.
   *
   * @throws IOException where the bytes end early or go on after the value; hostile bytes may also
   *     bring about runtime exceptions, never an allocation beyond their own size
   */
  static <T> T read(DatumReader<T> reader, byte[] bytes, int offset) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    T value = reader.read(null, new BoundedDecoder(decoder));
    if (!decoder.isEnd()) {
      throw new IOException("there are bytes after the end of the value");
    }
    return value;
  }

  /** The header followed by the value. */
  static <T> byte[] write(byte[] header, DatumWriter<T> writer, T value) throws IOException {
    Bytes bytes = new Bytes(header);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    writer.write(value, encoder);
    return bytes.written();
  }

  /** The JDK's own takes a lock for every few bytes. */
  private static final class Bytes extends OutputStream {
    private static final int EXPECTED = 512;

    private byte[] bytes = new byte[EXPECTED];
    private int count;

    Bytes(byte[] begin) {
      write(begin, 0, begin.length);
    }

    @Override
    public void write(int value) {
      room(1);
      bytes[count++] = (byte) value;
    }

    @Override
    public void write(byte[] values, int offset, int length) {
      room(length);
      System.arraycopy(values, offset, bytes, count, length);
      count += length;
    }

    private void room(int more) {
      if (bytes.length - count < more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + more));
      }
    }

    byte[] written() {
      return Arrays.copyOf(bytes, count);
    }
  }
}
