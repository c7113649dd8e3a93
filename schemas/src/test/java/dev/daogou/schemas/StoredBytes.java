package dev.daogou.schemas;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of a version that has been published, as they lie on somebody's topics: a schema and a
 * file of messages, each with its length before it. Never rewritten; a new version gets a folder of
 * its own.
 */
final class StoredBytes {
  private static final List<String> VERSIONS = List.of("v1", "v2", "v3");
  private static final int MESSAGES = 120;

  private StoredBytes() {}

  /** Versions of the type, the oldest first; a type that did not change has only the first. */
  static List<String> versions(Class<?> type) {
    return VERSIONS.stream()
        .filter(version -> StoredBytes.class.getResource(name(type, version, ".avsc")) != null)
        .toList();
  }

  /** The newest version. */
  static Schema schema(Class<?> type) {
    return schema(type, versions(type).getLast());
  }

  static Schema schema(Class<?> type, String version) {
    return new Schema.Parser()
        .parse(new String(resource(type, version, ".avsc"), StandardCharsets.UTF_8));
  }

  /** Of the newest version. */
  static List<byte[]> messages(Class<?> type) {
    return messages(type, versions(type).getLast());
  }

  static List<byte[]> messages(Class<?> type, String version) {
    byte[] all = resource(type, version, ".bin");
    List<byte[]> messages = new ArrayList<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(all))) {
      while (in.available() > 0) {
        messages.add(in.readNBytes(in.readInt()));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the files of a type; only for a version that has none yet. */
  static <T extends SpecificRecord> void write(Path folder, Class<T> type) throws IOException {
    Files.createDirectories(folder);
    Schema schema = SpecificData.getForClass(type).getSchema(type);
    Files.writeString(
        folder.resolve(type.getSimpleName() + ".avsc"),
        SchemaFormatter.format("json/pretty", schema) + "\n");
    var records = new RandomRecords(2026);
    var serializer = new AvroSerde<>(type).serializer();
    Path bytes = folder.resolve(type.getSimpleName() + ".bin");
    try (var out = new DataOutputStream(Files.newOutputStream(bytes))) {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] message = serializer.serialize("t", records.next(type));
        out.writeInt(message.length);
        out.write(message);
      }
    }
  }

  private static String name(Class<?> type, String version, String ending) {
    return "/contract/" + version + "/" + type.getSimpleName() + ending;
  }

  private static byte[] resource(Class<?> type, String version, String ending) {
    try (InputStream in = StoredBytes.class.getResourceAsStream(name(type, version, ending))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
