package dev.daogou.bench;

import dev.daogou.PersonalizationSettings;
import dev.daogou.bench.workbench.Memory;
import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.figures.Figure;
import dev.daogou.figures.FigureName;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What shoppers, events and items take: bytes on the topics, bytes in the stores (compacted), heap
 * for the items that every instance has in memory. Shoppers have 20 views each. No floor: the
 * figures are sizes.
 */
final class StateBench {
  private static final int PARTITIONS = 4;
  private static final int EVENTS_A_SHOPPER = 20;
  private static final int ITEMS = 5_000;
  private static final int WIDTH = 64;
  private static final String PROFILES = "profiles";
  // Of a store with fewer keys the figure would be that of an empty file.
  private static final long FEW = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final int shoppers;
  private final int itemsInMemory;

  StateBench(boolean quick) {
    shoppers = quick ? 2_000 : 8_000;
    itemsInMemory = quick ? 20_000 : 100_000;
  }

  void run(Report report) throws Exception {
    items(report);
    shoppers(report);
  }

  private void items(Report report) {
    report.title("state: %,d items in memory".formatted(itemsInMemory));
    PersonalizationSettings settings = PersonalizationSettings.defaults();
    long before = Memory.used();
    ItemSpaces spaces = new ItemSpaces(WIDTH, settings.items().signature());
    ItemGraphs graphs = new ItemGraphs(spaces, settings.items());
    Random random = new Random(2);
    for (int i = 0; i < itemsInMemory; i++) {
      CatalogueView.of(spaces).accept(new ItemKey(Tenants.DEFAULT, "i" + i), item(i, random));
    }
    double bytes = Memory.used() - before;
    report.add(
        Figure.of("state.item.heap-bytes", bytes / graphs.spaces().items(), "bytes")
            .from(itemsInMemory));
  }

  private static CataloguedItem item(int number, Random random) {
    CatalogueItem content =
        CatalogueItem.newBuilder()
            .setTitle("Thing %d of kind %d".formatted(number, number % 50))
            .setCategoryPath(List.of("Things", "Kind " + number % 50))
            .setPrice(5.0 + number % 90)
            .build();
    float[] embedding = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
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
    report.title("state: %,d shoppers, %,d views of %,d items".formatted(shoppers, events, ITEMS));
    try (Workbench bench = Workbench.open()) {
      Topics topics = Topics.withPartitions(PARTITIONS);
      bench.create(topics);
      fill(bench, topics, events);
      lists(bench, topics, report);
      stores(StoreFiles.compacted(bench.path("state")), report);
      TopicBytes.onDisk(bench)
          .forEach(
              (name, bytes) -> {
                if (name.startsWith(Topics.DEFAULT_PREFIX) && bytes >= events) {
                  report.add(
                      FigureName.of("state.topic", FigureName.part(name), "bytes-per-event"),
                      (double) bytes / events,
                      "bytes");
                }
              });
    }
  }

  private static void lists(Workbench bench, Topics topics, Report report) {
    Topic<String, RecommendationUpdate> whole = topics.recommendations();
    Serializer<RecommendationUpdate> compact =
        topics.withCompactLists().recommendations().value().serializer();
    told("state.list-bytes", TopicBytes.ofLists(bench, whole, list -> list), report);
    told(
        "state.compact-list-bytes",
        TopicBytes.ofLists(
            bench,
            whole,
            list ->
                compact.serialize(
                    whole.name(), whole.value().deserializer().deserialize(whole.name(), list))),
        report);
  }

  private static void told(String name, Samples lists, Report report) {
    report.add(
        Figure.of(name, lists.mean(), "bytes")
            .from(lists.count())
            .between(lists.quantile(0.05), lists.quantile(0.95)));
  }

  private static void stores(Map<String, StoreFiles.Size> stores, Report report) {
    stores.forEach(
        (store, size) -> {
          if (size.keys() >= FEW) {
            double bytes = (double) size.bytes() / size.keys();
            String name =
                store.equals(PROFILES)
                    ? "state.profile-bytes"
                    : FigureName.of("state.store", FigureName.part(store), "bytes-per-key");
            report.add(Figure.of(name, bytes, "bytes").from(size.keys()));
          }
        });
  }

  private void fill(Workbench bench, Topics topics, int events) throws Exception {
    Clicks clicks = new Clicks(shoppers, ITEMS);
    String servers = bench.bootstrapServers();
    try (Personalizer personalizer = Personalizer.start(bench, "state", topics);
        Markers markers = new Markers(servers, topics)) {
      clicks.send(events, servers, topics.events());
      Patience.await(
          "the state",
          LONGEST,
          () -> markers.cover(events) && personalizer.lists() >= clicks.shoppersSeen());
    }
  }
}
