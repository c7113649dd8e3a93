package dev.daogou.serving.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.daogou.PersonalizationApp;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the real process in mid-stream, with a large catalogue: afterwards everything
 * that was learned is, to the unit, what an undisturbed run has learned.
 */
class KillIT {
  private static final Logger LOG = Logger.getLogger(KillIT.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long SEED = 20_260_301;

  @TempDir private Path folder;

  @Test
  void shouldLearnTheSameWhenKilledInMidStream() throws IOException {
    learnsTheSame(new Extent(2_000, 6_000, 150, List.of(0.1)));
  }

  @Test
  @Tag("long")
  void shouldLearnTheSameWhenKilledAgainAndAgainInALargeShop() throws IOException {
    learnsTheSame(new Extent(100_000, 20_000, 500, List.of(0.1, 0.5)));
  }

  /**
   * How much there is.
   *
   * @param kills the parts of the events after which the process may be killed
   */
  private record Extent(int items, int events, int shoppers, List<Double> kills) {}

  private void learnsTheSame(Extent extent) throws IOException {
    Traffic traffic = new Traffic(extent.shoppers(), extent.items(), SEED);
    traffic.events(extent.events());
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
        Cluster cluster = new Cluster(kafka.bootstrapServers())) {
      Run killed = new Run("killed.", extent, traffic, kafka, cluster);
      Run undisturbed = new Run("undisturbed.", extent, traffic, kafka, cluster);

      Learned afterKills = killed.throughKills();
      Learned expected = undisturbed.toTheEnd();

      assertThat(expected.waiting()).isEmpty();
      isWhatWasSent(expected, traffic);
      assertThat(afterKills.waiting()).isEmpty();
      assertThat(afterKills.shoppers()).isEqualTo(expected.shoppers());
      assertThat(afterKills.items()).isEqualTo(expected.items());
      assertThat(afterKills.lists()).isEqualTo(expected.lists());
      assertThat(afterKills.popularity()).hasSameSizeAs(expected.popularity());
      expected
          .popularity()
          .forEach(
              (item, popularity) ->
                  assertThat(afterKills.popularity().get(item))
                      .as("popularity of " + item)
                      .isCloseTo(popularity, within(1e-3f * Math.max(1f, Math.abs(popularity)))));
    }
  }

  /** The undisturbed run itself against what is known of the traffic. */
  private static void isWhatWasSent(Learned learned, Traffic traffic) {
    assertThat(learned.shoppers()).hasSameSizeAs(traffic.visitors());
    traffic
        .visitors()
        .forEach(
            (shopper, visitor) -> {
              Learned.Shopper known = learned.shoppers().get(shopper);
              assertThat(known.events()).as(shopper).isEqualTo(visitor.distinct());
              assertThat(known.duplicates()).as(shopper).isEqualTo(visitor.repeated());
            });
    Map<String, Long> kept = new TreeMap<>();
    learned.shoppers().values().stream()
        .flatMap(shopper -> shopper.kept().stream())
        .filter(interaction -> !interaction.type().isText())
        .forEach(interaction -> kept.merge(interaction.subject(), 1L, Long::sum));
    learned
        .items()
        .forEach(
            (item, state) ->
                assertThat(state.interactions()).as(item).isEqualTo(kept.getOrDefault(item, 0L)));
    assertThat(learned.items().keySet()).containsAll(kept.keySet());
  }

  private static Map<String, List<String>> aisles(Traffic traffic) {
    Map<String, List<String>> aisles = new TreeMap<>();
    for (int aisle = 0; aisle < Traffic.AISLES; aisle++) {
      int same = aisle;
      List<String> items =
          IntStream.range(0, Traffic.AISLE).mapToObj(place -> traffic.item(same, place)).toList();
      items.forEach(item -> aisles.put(item, items));
    }
    return aisles;
  }

  /** One installation with topics and state of its own. */
  private final class Run {
    private final Extent extent;
    private final Traffic traffic;
    private final Topics topics;
    private final Cluster cluster;
    private final Deployment deployment;
    private final String group;
    private final Outflow outflow;

    Run(String prefix, Extent extent, Traffic traffic, EmbeddedKafka kafka, Cluster cluster)
        throws IOException {
      this.extent = extent;
      this.traffic = traffic;
      this.topics = Topics.of(prefix, 4, ValueSerdes.singleObject());
      this.cluster = cluster;
      this.group = PersonalizationApp.applicationId(topics);
      this.outflow = new Outflow(cluster, topics);
      this.deployment =
          new Deployment(
              kafka.bootstrapServers(), prefix, Files.createDirectory(folder.resolve(prefix)));
      kafka.create(topics);
    }

    Learned throughKills() {
      Random moments = new Random(SEED);
      ServiceProcess service = ServiceProcess.start(deployment);
      try {
        loadCatalogue();
        writeEvents();
        for (double part : extent.kills()) {
          long moment = (long) (extent.events() * (part + 0.3 * moments.nextDouble()));
          service = killAndStartAgain(service, moment);
        }
        return whenDone(service);
      } finally {
        service.close();
      }
    }

    Learned toTheEnd() {
      try (ServiceProcess service = ServiceProcess.start(deployment)) {
        loadCatalogue();
        writeEvents();
        return whenDone(service);
      }
    }

    private void writeEvents() {
      List<StorefrontEvent> events = traffic.events(extent.events());
      cluster.write(topics.events(), events.stream().map(Events::record));
    }

    private void loadCatalogue() {
      long began = System.nanoTime();
      cluster.write(
          topics.catalogueUpdates(),
          IntStream.range(0, extent.items()).mapToObj(KillIT::catalogueItem));
      long written = System.nanoTime();
      await("the catalogue")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> outflow.isDone(topics.catalogueUpdates().name()) && isCatalogued());
      LOG.infof(
          "%s: %d items written in %d ms, catalogued %d ms later",
          group, extent.items(), millis(written - began), millis(System.nanoTime() - written));
    }

    private boolean isCatalogued() {
      return cluster.latest(topics.catalogue().name(), Serdes.String(), Serdes.ByteArray()).size()
          == extent.items();
    }

    private ServiceProcess killAndStartAgain(ServiceProcess service, long moment) {
      await("event " + moment)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> cluster.progress(group, topics.events().name()) >= moment);
      service.kill();
      long killedAt = System.nanoTime();
      long progress = cluster.progress(group, topics.events().name());
      assertThat(progress).as("killed in mid-stream").isLessThan(extent.events());
      service.close();
      ServiceProcess next = ServiceProcess.start(deployment);
      long ready = System.nanoTime();
      await("progress after the kill")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> cluster.progress(group, topics.events().name()) > progress);
      LOG.infof(
          "%s: killed at event %d, ready after %d ms, further events done after %d ms",
          group, progress, millis(ready - killedAt), millis(System.nanoTime() - killedAt));
      return next;
    }

    private Learned whenDone(ServiceProcess service) {
      await("all events")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> outflow.isDone(topics.events().name()));
      await("all lists and markers")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () ->
                  Learned.waiting(cluster, topics).isEmpty()
                      && isReflected()
                      && Learned.isReadable(cluster, topics));
      LOG.infof(
          "%s: done %d ms after the last start, holding %d MiB",
          group, service.age().toMillis(), service.residentMemory());
      return Learned.read(cluster, topics, aisles(traffic));
    }

    /** Whether the progress markers cover all events. */
    private boolean isReflected() {
      Map<String, Long> markers =
          cluster
              .latest(
                  topics.recommendations().name(),
                  Serdes.String(),
                  topics.recommendations().value())
              .entrySet()
              .stream()
              .filter(entry -> ProgressKey.isMarker(entry.getKey()))
              .collect(
                  toMap(
                      Map.Entry::getKey,
                      entry -> ((ProgressMarker) entry.getValue().getUpdate()).getOffset()));
      return markers.values().stream().mapToLong(offset -> offset + 1).sum() == extent.events();
    }

    private static long millis(long nanos) {
      return Duration.ofNanos(nanos).toMillis();
    }
  }

  private static Map.Entry<ItemKey, CatalogueUpdate> catalogueItem(int number) {
    String item = "item-" + number;
    CatalogueItem content =
        CatalogueItem.newBuilder()
            .setTitle("Thing number " + number % 977 + " of aisle " + number % Traffic.AISLES)
            .setCategoryPath(List.of("aisle " + number % Traffic.AISLES))
            .setPrice(1.0 + number % 100)
            .build();
    return Map.entry(
        new ItemKey(Tenants.DEFAULT, item), new CatalogueUpdate(Tenants.DEFAULT, item, content));
  }
}
