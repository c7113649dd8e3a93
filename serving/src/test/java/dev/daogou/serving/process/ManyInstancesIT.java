package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes share the shoppers while one is killed, one joins and one leaves, under reads and
 * writes: no read fails, and what was learned is, to the unit, what was sent.
 */
class ManyInstancesIT {
  private static final Logger LOG = Logger.getLogger(ManyInstancesIT.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PARTITIONS = 4;
  private static final int SHOPPERS = 300;
  private static final int ITEMS = 300;
  private static final int CLICKS = 5;

  private final Topics topics = Topics.of("many.", PARTITIONS, ValueSerdes.singleObject());

  @TempDir private Path folder;

  @Test
  void shouldAnswerEveryReadWhileOneIsKilledAndOneJoins() throws Exception {
    answersEveryRead(
        List.of("one", "two"),
        new Happens("one killed", kill("two")),
        new Happens("one joins", join("three")));
  }

  @Test
  @Tag("long")
  void shouldAnswerEveryReadWhileInstancesComeAndGo() throws Exception {
    answersEveryRead(
        List.of("one", "two", "three"),
        new Happens("one killed", kill("two")),
        new Happens("one joins", join("four")),
        new Happens("one leaves", leave("three")));
  }

  @Test
  @Tag("long")
  void shouldAnswerEveryReadThroughARollingRestart() throws Exception {
    answersEveryRead(
        List.of("one", "two", "three"),
        new Happens("one restarted", restart("one")),
        new Happens("two restarted", restart("two")),
        new Happens("three restarted", restart("three")));
  }

  private void answersEveryRead(List<String> names, Happens... happens) throws Exception {
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
        Cluster cluster = new Cluster(kafka.bootstrapServers());
        Balancer balancer = new Balancer();
        Instances instances = new Instances(kafka)) {
      kafka.create(topics);
      openShop(cluster);
      names.stream()
          .map(name -> CompletableFuture.supplyAsync(() -> instances.start(name)))
          .toList()
          .forEach(each -> balancer.add(each.join()));
      await("all of them").atMost(PATIENCE).until(() -> balancer.inTurn() == names.size());

      Writers writers = new Writers(balancer, SHOPPERS, ITEMS);
      Readers readers = new Readers(balancer, SHOPPERS);
      Freshness freshness = new Freshness(balancer, writers);
      writers.open();
      awaitLists(balancer);
      try (readers;
          writers;
          freshness) {
        readers.start();
        writers.start();
        freshness.start(PARTITIONS);

        Report report = new Report(readers, freshness);
        report.during("all of them", () -> settled(freshness));
        for (Happens each : happens) {
          report.during(
              each.what(),
              () -> {
                each.happening().with(balancer, instances);
                settled(freshness);
              });
        }
        report.end(balancer, writers, instances);
      }

      assertThat(readers.failures()).isEmpty();
      assertThat(writers.refusals()).isEmpty();
      assertThat(readers.ownLists())
          .as("part of the reads with a list of the shopper")
          .isGreaterThan(0.9);
      isWhatWasSent(whenDone(cluster), writers);
    }
  }

  private static Happening kill(String name) {
    return (balancer, instances) -> instances.get(name).kill();
  }

  private static Happening join(String name) {
    return (balancer, instances) -> balancer.add(instances.start(name));
  }

  private static Happening restart(String name) {
    return (balancer, instances) -> {
      instances.get(name).stop();
      balancer.add(instances.start(name));
    };
  }

  private static Happening leave(String name) {
    return (balancer, instances) -> instances.get(name).stop();
  }

  /** Lets it run until every partition reflects several clicks from now on. */
  private static void settled(Freshness freshness) {
    for (int i = 0; i < CLICKS; i++) {
      long now = System.nanoTime();
      await("fresh lists").atMost(PATIENCE).until(() -> freshness.isBackSince(now, PARTITIONS));
    }
  }

  private void openShop(Cluster cluster) {
    cluster.write(
        topics.catalogueUpdates(),
        IntStream.range(0, ITEMS).mapToObj(ManyInstancesIT::catalogueItem));
  }

  private static void awaitLists(Balancer balancer) {
    for (int i = 0; i < SHOPPERS; i++) {
      String address = "/v1/users/" + Writers.shopper(i) + "/recommendations";
      await("the list of shopper " + i)
          .pollDelay(Duration.ZERO)
          .atMost(PATIENCE)
          .until(
              () ->
                  !balancer
                      .send(api -> api.get(address))
                      .body()
                      .path("recommendationId")
                      .isMissingNode());
    }
  }

  private Learned whenDone(Cluster cluster) {
    Outflow outflow = new Outflow(cluster, topics);
    await("all events")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                outflow.isDone(topics.events().name())
                    && Learned.waiting(cluster, topics).isEmpty()
                    && Learned.isReadable(cluster, topics));
    Map<String, List<String>> aisles = new TreeMap<>();
    IntStream.range(0, ITEMS).forEach(i -> aisles.put(Writers.item(i), List.of()));
    return Learned.read(cluster, topics, aisles);
  }

  private static void isWhatWasSent(Learned learned, Writers writers) {
    Map<String, Long> events = new TreeMap<>();
    learned.shoppers().forEach((name, shopper) -> events.put(name, shopper.events()));
    assertThat(events).isEqualTo(new TreeMap<>(writers.byShopper()));
    Map<String, Long> touches = new TreeMap<>();
    learned.items().forEach((name, item) -> touches.put(name, item.interactions()));
    assertThat(touches).isEqualTo(new TreeMap<>(writers.byItem()));
    assertThat(learned.lists()).hasSizeGreaterThanOrEqualTo(events.size());
  }

  private static Map.Entry<ItemKey, CatalogueUpdate> catalogueItem(int number) {
    String item = Writers.item(number);
    CatalogueItem content =
        CatalogueItem.newBuilder()
            .setTitle("Thing number " + number)
            .setCategoryPath(List.of("aisle " + number % 10))
            .setPrice(1.0 + number % 100)
            .build();
    return Map.entry(
        new ItemKey(Tenants.DEFAULT, item), new CatalogueUpdate(Tenants.DEFAULT, item, content));
  }

  /** What happens to the instances. */
  private interface Happening {
    void with(Balancer balancer, Instances instances) throws Exception;
  }

  private record Happens(String what, Happening happening) {}

  /** What is done in a stretch of time. */
  private interface Stretch {
    void pass() throws Exception;
  }

  /** The figures of each stretch. */
  private record Report(Readers readers, Freshness freshness) {
    void during(String what, Stretch stretch) throws Exception {
      long from = System.nanoTime();
      stretch.pass();
      line(what, from, System.nanoTime());
    }

    void end(Balancer balancer, Writers writers, Instances instances) {
      line("in all", 0, Long.MAX_VALUE);
      LOG.infof(
          "failed %d of %d reads; %d requests met a dead process; %d writes were refused",
          readers.failures().size(),
          readers.count(),
          balancer.retries(),
          writers.refusals().size());
      readers.failures().stream().limit(5).forEach(each -> LOG.warnf("failed: %s", each));
      writers.refusals().stream().limit(5).forEach(each -> LOG.warnf("refused: %s", each));
      instances.hops();
    }

    private void line(String what, long from, long to) {
      LOG.infof(
          "%s: reads %s, p50 %.1f ms, p99 %.1f ms, most %.0f ms; stale for %d ms at most",
          what,
          readers.levels(from, to),
          millis(readers.quantile(0.5, from, to)),
          millis(readers.quantile(0.99, from, to)),
          millis(readers.quantile(1, from, to)),
          freshness.longest(from, to).toMillis());
    }

    private static double millis(Duration time) {
      return time.toNanos() / 1e6;
    }
  }

  /** The processes, by name. */
  private final class Instances implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final Map<String, ServiceProcess> started = new ConcurrentSkipListMap<>();

    Instances(EmbeddedKafka kafka) {
      this.kafka = kafka;
    }

    ServiceProcess start(String name) {
      ServiceProcess process = ServiceProcess.start(deployment(name));
      started.put(name, process);
      LOG.infof("%s is ready after %d ms", name, process.age().toMillis());
      return process;
    }

    ServiceProcess get(String name) {
      return started.get(name);
    }

    void hops() {
      started.forEach(
          (name, process) -> {
            if (!process.isOver()) {
              process
                  .api()
                  .get("/q/metrics")
                  .text()
                  .lines()
                  .filter(line -> line.startsWith("daogou_recommend_hop_seconds_count"))
                  .forEach(line -> LOG.infof("%s: %s", name, line));
            }
          });
    }

    private Deployment deployment(String name) {
      try {
        return new Deployment(
            kafka.bootstrapServers(),
            "many.",
            Files.createDirectories(folder.resolve(name)),
            List.of(
                "-Xmx512m",
                "-Ddaogou.advertised-address=127.0.0.1:0",
                "-Ddaogou.personalize.rocksdb-memory=64M",
                "-Dquarkus.shutdown.delay=2s",
                "-Dquarkus.log.category.\"dev.daogou.serving\".level=DEBUG"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      started.values().forEach(ServiceProcess::close);
    }
  }
}
