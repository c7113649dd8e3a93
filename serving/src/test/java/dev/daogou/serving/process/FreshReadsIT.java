package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** How reads follow writes: with the write's receipt at once, and never with what has sold out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedService.Access.class)
class FreshReadsIT {
  private static final Logger LOG = Logger.getLogger(FreshReadsIT.class);
  private static final Topics TOPICS = Topics.withPartitions(4);

  private Api api;
  private ShopPages pages;
  private Shop shop;
  private String servers;
  private int reads;

  @BeforeAll
  void start(SharedService shared) {
    servers = shared.bootstrapServers();
    api = shared.process().api();
    pages = new ShopPages(api);
    shop = pages.shop();
    pages.open();
  }

  @Test
  void shouldDropWhatCannotBeHadFromEveryPlacement() {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      took.add(untilGone("una-" + i, "r-" + (100 + i), "r-" + (110 + i)));
    }
    took.sort(null);

    LOG.infof("an item that cannot be had is gone from every placement after %s ms", took);
  }

  private long untilGone(String shopper, String gone, String other) {
    shop.view(shopper, gone);
    pages.order(shopper, gone, other);
    pages.order("x" + shopper, gone, other);
    shop.list(shopper, shop.view(shopper, other));
    List<String> paths =
        ShopPages.PLACEMENTS.stream()
            .map(
                placement ->
                    "/v1/users/%s/recommendations?placement=%s&limit=50%s"
                        .formatted(
                            shopper,
                            placement,
                            List.of("similar", "bought-together", "cart").contains(placement)
                                ? "&item=" + other
                                : ""))
            .toList();
    await("it is shown")
        .atMost(ShopPages.PATIENCE)
        .until(() -> paths.stream().filter(path -> shows(path, gone)).count() >= 4);

    api.post("/v1/catalogue", "{\"item\":\"" + gone + "\",\"availability\":\"out-of-stock\"}");
    long acknowledged = System.nanoTime();

    await("it is gone")
        .pollInterval(Duration.ofMillis(5))
        .atMost(ShopPages.PATIENCE)
        .until(() -> paths.stream().noneMatch(path -> shows(path, gone)));
    return Duration.ofNanos(System.nanoTime() - acknowledged).toMillis();
  }

  private boolean shows(String path, String item) {
    return ShopPages.items(api.get(path).body()).contains(item);
  }

  @Test
  void shouldShowEveryClickInEffectManyTimesInARow() {
    showsEveryClick(200);
  }

  @Test
  @Tag("long")
  void shouldShowEveryClickInEffectAThousandTimesInARow() {
    showsEveryClick(1_000);
  }

  private void showsEveryClick(int clicks) {
    Random random = new Random(17);
    List<Long> waited = new ArrayList<>();
    List<Long> whole = new ArrayList<>();
    int asked = reads;
    String last = "";
    for (int i = 0; i < clicks; i++) {
      String item = "r-" + random.nextInt(100);
      String shopper = "walker-" + i % 7;
      long began = System.nanoTime();
      String receipt = shop.view(shopper, item);
      JsonNode answer = covered(shopper, i % 2 == 0 ? "for-you" : "recently-viewed", receipt);
      whole.add((System.nanoTime() - began) / 1_000);
      waited.add(answer.at("/receipt/waitedMs").asLong());

      String newest =
          i % 2 == 0 ? answer.at("/recent/0").asText() : ShopPages.items(answer).getFirst();
      assertThat(newest).as("read %d", i).isEqualTo(item);
      last = receipt;
    }
    waited.sort(null);
    whole.sort(null);

    LOG.infof(
        "%d clicks, each in effect (last %s): waited p50 %d ms, p99 %d ms;"
            + " write and read together p50 %.1f ms, p99 %.1f ms; asked again %d times",
        clicks,
        last,
        waited.get(clicks / 2),
        waited.get(clicks * 99 / 100),
        whole.get(clicks / 2) / 1e3,
        whole.get(clicks * 99 / 100) / 1e3,
        reads - asked - clicks);
  }

  @Test
  void shouldPassWhatChangesNothing() {
    Set<String> covered = new HashSet<>();
    byte[] key = "default/quinn".getBytes(UTF_8);
    shop.view("quinn", "r-1");
    try (Cluster cluster = new Cluster(servers)) {
      for (int i = 0; i < 30; i++) {
        covers("a page", page("quinn"), covered);
        covers(
            "another",
            shop.send("{\"type\":\"other\",\"shopper\":\"quinn\",\"name\":\"x\"}"),
            covered);
        covers("a duplicate", twice("quinn", "twice-" + i), covered);
        RecordMetadata broken =
            cluster.write(TOPICS.events().name(), key, new byte[] {(byte) 0xc3, 1, 2, 3});
        covers("a dead letter", broken.partition() + "-" + broken.offset(), covered);
      }
    }

    assertThat(covered).hasSize(4 * 30);
  }

  private void covers(String what, String receipt, Set<String> covered) {
    JsonNode answer = covered("quinn", "for-you", receipt);
    assertThat(answer.at("/receipt/covered").asBoolean()).as("%s, %s", what, receipt).isTrue();
    covered.add(receipt);
  }

  /** Asks until the answer covers the receipt; on a quiet machine once. */
  private JsonNode covered(String shopper, String placement, String receipt) {
    return await("%s reflects %s".formatted(shopper, receipt))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(ShopPages.PATIENCE)
        .until(
            () -> {
              reads++;
              return pages.read(shopper, placement, "&limit=10&waitMs=2000&receipt=" + receipt);
            },
            answer -> answer.at("/receipt/covered").asBoolean());
  }

  private String page(String shopper) {
    return shop.send(
        "{\"type\":\"list-view\",\"shopper\":\"%s\",\"placement\":\"p\",\"items\":[\"r-1\"]}"
            .formatted(shopper));
  }

  private String twice(String shopper, String id) {
    String event =
        "{\"id\":\"%s\",\"type\":\"item-view\",\"shopper\":\"%s\",\"item\":\"r-2\"}"
            .formatted(id, shopper);
    shop.send(event);
    return shop.send(event);
  }
}
