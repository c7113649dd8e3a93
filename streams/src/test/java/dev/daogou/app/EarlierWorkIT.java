package dev.daogou.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier programs kept in three stores, on a real broker. */
class EarlierWorkIT {
  private static final byte[] VALUE = {1, 2, 3};

  @TempDir private Path folder;

  @Test
  void shouldMoveEveryRecordOfItsPartitionIntoItsSection() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")))) {
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      create(client, "shop-pending", "shop-progress", "shop-history", "shop-changed-sessions");
      byte[] chunk = ByteBuffer.allocate(5).put((byte) 0).putInt(12).array();
      try (var producer =
          new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.send(record("progress", 0, text("seen"), VALUE));
        producer.send(record("progress", 1, text("seen"), VALUE));
        producer.send(record("history", 1, text("shop/ann"), VALUE));
        producer.send(record("history", 1, text("shop/ann"), null));
        producer.send(record("changed-sessions", 0, chunk, VALUE));
        producer.send(record("changed-sessions", 0, text("shop/bob"), VALUE));
      }
      EarlierWork work = new EarlierWork("shop", client);

      assertThat(work.move()).isEqualTo(6);

      assertThat(moved(client, 0))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  ShopperWork.SEEN.key(text("seen")),
                  Bytes.wrap(VALUE),
                  ShopperWork.SESSIONS.key(ByteBuffer.allocate(4).putInt(12).array()),
                  Bytes.wrap(VALUE),
                  ShopperWork.SESSIONS.key(text("shop/bob")),
                  Bytes.wrap(VALUE)));
      Map<Bytes, Bytes> other = new HashMap<>();
      other.put(ShopperWork.SEEN.key(text("seen")), Bytes.wrap(VALUE));
      other.put(ShopperWork.HISTORY.key(text("shop/ann")), null);
      assertThat(moved(client, 1)).isEqualTo(other);
      assertThat(new EarlierWork("another-shop", client).move()).isZero();
    }
  }

  private static void create(Map<String, Object> client, String... stores) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(
              List.of(stores).stream()
                  .map(store -> new NewTopic(store + "-changelog", 2, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      String store, int partition, byte[] key, byte[] value) {
    return new ProducerRecord<>("shop-" + store + "-changelog", partition, key, value);
  }

  private static Map<Bytes, Bytes> moved(Map<String, Object> client, int partition) {
    TopicPartition only = new TopicPartition("shop-pending-changelog", partition);
    Map<Bytes, Bytes> latest = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).get(only);
      while (consumer.position(only) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(each -> latest.put(Bytes.wrap(each.key()), Bytes.wrap(each.value())));
      }
    }
    return latest;
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
