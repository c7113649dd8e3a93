package dev.daogou.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Schemas of earlier versions of a type, whose values may still lie on topics and in stores: {@code
 * older/<type>-v<n>.avsc}, numbered from 1 without a gap. Whoever changes a schema puts the one
 * before here.
 */
final class OlderWriters {
  private OlderWriters() {}

  static Schema[] of(Class<?> type) {
    List<Schema> schemas = new ArrayList<>();
    try {
      for (int version = 1; ; version++) {
        String name = "older/%s-v%d.avsc".formatted(type.getSimpleName(), version);
        try (InputStream in = OlderWriters.class.getResourceAsStream(name)) {
          if (in == null) {
            return schemas.toArray(Schema[]::new);
          }
          schemas.add(
              new Schema.Parser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
