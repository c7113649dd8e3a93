package dev.daogou.trends;

import dev.daogou.schemas.Resolution;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Key of a bucket in the store. Sorted by resolution, then by start, so that what is too old lies
 * together.
 *
 * @param start epoch milliseconds
 */
record BucketKey(Resolution resolution, long start, String tenant) {
  private static final int HEAD = 1 + Long.BYTES;
  private static final Resolution[] RESOLUTIONS = Resolution.values();

  /** The first key that a bucket of that start can have. */
  static BucketKey first(Resolution resolution, long start) {
    return new BucketKey(resolution, start, "");
  }

  static Serde<BucketKey> serde() {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toBytes(),
        (topic, bytes) -> bytes == null ? null : of(bytes));
  }

  private byte[] toBytes() {
    byte[] name = tenant.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HEAD + name.length)
        .put((byte) resolution.ordinal())
        .putLong(start ^ Long.MIN_VALUE)
        .put(name)
        .array();
  }

  private static BucketKey of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Resolution resolution = RESOLUTIONS[in.get()];
    long start = in.getLong() ^ Long.MIN_VALUE;
    return new BucketKey(
        resolution, start, new String(bytes, HEAD, bytes.length - HEAD, StandardCharsets.UTF_8));
  }
}
