package dev.daogou.serving.recommend;

import dev.daogou.schemas.Basis;
import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.QuantizedVector;
import dev.daogou.schemas.Reason;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.KafkaProbe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Lists and markers as the topology would write them. */
final class Lists {
  static final Topics TOPICS = Topics.withPartitions(4);

  private Lists() {}

  static int partitionOf(String shopper) {
    byte[] key = new ShopperKey("default", shopper).toString().getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(key, 4);
  }

  static RecommendationList list(String id, String shopper, long offset, String... items) {
    QuantizedVector none = new QuantizedVector(0f, ByteBuffer.allocate(0));
    return RecommendationList.newBuilder()
        .setRecommendationId(id)
        .setTenant("default")
        .setShopper(shopper)
        .setCreatedAt(Instant.now())
        .setItems(
            Arrays.stream(items)
                .map(item -> new RecommendedItem(item, 0.5f, Reason.VIEWED_NEXT, "seen"))
                .toList())
        .setRecent(List.of("seen", "before"))
        .setBasis(
            new Basis(partitionOf(shopper), offset, "e-" + offset, Instant.ofEpochMilli(1_000)))
        .setScoring(Scoring.MODEL)
        .setModel("ranker@1")
        .setShortVector(none)
        .setLongVector(none)
        .build();
  }

  static void write(KafkaProbe probe, RecommendationList list) {
    probe.write(
        TOPICS.recommendations(),
        null,
        new ShopperKey(list.getTenant(), list.getShopper()).toString(),
        new RecommendationUpdate(list));
  }

  static void writeMarker(KafkaProbe probe, int partition, long offset) {
    probe.write(
        TOPICS.recommendations(),
        partition,
        ProgressKey.of(partition),
        new RecommendationUpdate(new ProgressMarker(partition, offset)));
  }
}
