package dev.daogou.bench;

import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.figures.Figure;
import dev.daogou.figures.FigureName;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What shoppers, events and items take: bytes on the topics, bytes in the stores (compacted), heap
 * for the items that every instance has in memory.
 */
final class StateBench {
  private static final int PARTITIONS = 4;
  private static final int EVENTS_A_SHOPPER = 20;
  private static final int ITEMS = 5_000;
  // Of a store with fewer keys the figure would be that of an empty file.
  private static final long FEW = 1_000;
  private static final double PATIENCE_SECONDS = 600;

  private final int shoppers;
  private final int itemsInMemory;

  StateBench(boolean quick) {
    shoppers = quick ? 2_000 : 10_000;
    itemsInMemory = quick ? 20_000 : 100_000;
  }

  void run(Report report) throws Exception {
    items(report);
    shoppers(report);
  }

  private void items(Report report) {
    report.title("items in memory: %,d of them".formatted(itemsInMemory));
    PersonalizationSettings settings = PersonalizationSettings.defaults();
    long before = Memory.used();
    int width = new HashedWords().dimensions();
    ItemSpaces spaces = new ItemSpaces(width, settings.vectors().signature());
    ItemGraphs graphs = new ItemGraphs(spaces, settings.items());
    Random random = new Random(2);
    for (int i = 0; i < itemsInMemory; i++) {
      CatalogueView.of(spaces)
          .accept(new ItemKey(Tenants.DEFAULT, "i" + i), item(i, width, random));
    }
    double bytes = Memory.used() - before;
    report.add("state.item.heap-bytes", bytes / graphs.spaces().items(), "bytes");
  }

  private static CataloguedItem item(int number, int width, Random random) {
    CatalogueItem content =
        CatalogueItem.newBuilder()
            .setTitle("Thing %d of kind %d".formatted(number, number % 50))
            .setCategoryPath(List.of("Things", "Kind " + number % 50))
            .setPrice(5.0 + number % 90)
            .build();
    float[] embedding = new float[width];
    for (int i = 0; i < width; i++) {
      embedding[i] = (float) random.nextGaussian();
    }
    return CataloguedItem.newBuilder()
        .setItem(content)
        .setEncodedBy("random@1")
        .setEmbedding(QuantizedVectors.write(Vectors.normalise(embedding)))
        .setUpdatedAt(Instant.EPOCH)
        .build();
  }

  private void shoppers(Report report) throws Exception {
    int events = shoppers * EVENTS_A_SHOPPER;
    report.title("%,d shoppers, %,d views of %,d items".formatted(shoppers, events, ITEMS));
    try (Workbench bench = Workbench.open()) {
      Topics topics = Topics.withPartitions(PARTITIONS);
      bench.create(topics);
      fill(bench, topics, events);
      topics(bench, events, report);
      report.add("state.list-bytes", listBytes(bench, topics), "bytes");
      for (Map.Entry<String, StoreFiles.Size> store :
          StoreFiles.compacted(bench.path("state")).entrySet()) {
        StoreFiles.Size size = store.getValue();
        if (size.keys() >= FEW) {
          report.add(
              Figure.of(
                      FigureName.of("state.store", store.getKey(), "bytes-per-key"),
                      (double) size.bytes() / size.keys(),
                      "bytes")
                  .from(size.keys()));
        }
      }
    }
  }

  private void fill(Workbench bench, Topics topics, int events) throws Exception {
    Clicks clicks = new Clicks(shoppers, ITEMS);
    String servers = bench.bootstrapServers();
    try (Personalizer personalizer = Personalizer.start(bench, "state", topics);
        Markers markers = new Markers(servers, topics)) {
      clicks.send(events, servers, topics.events());
      double deadline = Clock.wallSeconds() + PATIENCE_SECONDS;
      while (!markers.cover(events) || personalizer.lists() < clicks.shoppersSeen()) {
        if (Clock.wallSeconds() > deadline) {
          throw new IOException("not done within " + PATIENCE_SECONDS + " s");
        }
        Thread.sleep(50);
      }
    }
  }

  private static void topics(Workbench bench, int events, Report report)
      throws ExecutionException, InterruptedException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Admin admin =
        Admin.create(
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bench.bootstrapServers()))) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      for (Map<String, LogDirDescription> broker :
          admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        broker
            .values()
            .forEach(
                folder ->
                    folder
                        .replicaInfos()
                        .forEach(
                            (partition, replica) ->
                                sizes.merge(partition.topic(), replica.size(), Long::sum)));
      }
    }
    sizes.forEach(
        (name, bytes) -> {
          if (name.startsWith(Topics.DEFAULT_PREFIX) && bytes >= events) {
            report.add(
                FigureName.of("state.topic", FigureName.part(name), "bytes-per-event"),
                (double) bytes / events,
                "bytes");
          }
        });
  }

  /** Mean bytes of the newest list of each shopper, key included, before any compression. */
  private static double listBytes(Workbench bench, Topics topics) {
    Topic<String, RecommendationUpdate> topic = topics.recommendations();
    Map<String, Integer> newest = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bench.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            topic.key().deserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(partition -> new TopicPartition(topic.name(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (!ProgressKey.isMarker(record.key())) {
                    newest.put(record.key(), record.key().length() + record.value().length);
                  }
                });
      }
    }
    return newest.values().stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
  }
}
