package dev.daogou.serving.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer of the recommendations topic as docs/events.md describes one for any client: nothing
 * of Daogou's code, only its schema files.
 */
final class PlainConsumer implements AutoCloseable {
  private static final Path SCHEMAS = Path.of("..", "schemas", "src", "main", "avro");
  private static final int HEADER = 10;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema());
  private final Map<String, GenericRecord> lists = new LinkedHashMap<>();
  private int markers;

  PlainConsumer(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "plain-consumer",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  private static Schema schema() {
    Schema.Parser parser = new Schema.Parser();
    try {
      parser.parse(SCHEMAS.resolve("CatalogueUpdate.avsc").toFile());
      parser.parse(SCHEMAS.resolve("CataloguedItem.avsc").toFile());
      return parser.parse(SCHEMAS.resolve("RecommendationUpdate.avsc").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes in what has come since, and gives the newest list of each key. */
  Map<String, GenericRecord> poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (key.startsWith("!")) {
        markers++;
      } else {
        lists.put(key, (GenericRecord) decode(record.value()).get("update"));
      }
    }
    return lists;
  }

  private GenericRecord decode(byte[] value) {
    try {
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Progress markers skipped so far. */
  int markers() {
    return markers;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
