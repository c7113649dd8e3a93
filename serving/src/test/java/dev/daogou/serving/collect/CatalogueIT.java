package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A catalogue by HTTP, through the whole topology, into the answers. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class CatalogueIT {
  private static final Logger LOG = Logger.getLogger(CatalogueIT.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String TENANT = "catalogue-it";
  private static final int ITEMS = 12;

  @BeforeEach
  void open() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    String items =
        IntStream.range(0, ITEMS)
            .mapToObj(
                i ->
                    "{\"item\":\"ring-%d\",\"tenant\":\"%s\",\"title\":\"Gold ring %d\",\"price\":5}"
                        .formatted(i, TENANT, i))
            .collect(Collectors.joining(",", "[", "]"));
    catalogue(items);
    await().atMost(PATIENCE).until(() -> around("similar").size() >= ITEMS - 2);
  }

  @Test
  void shouldStopShowingWhatIsSoldOut() {
    stopsShowing(4);
  }

  @Test
  @Tag("long")
  void shouldStopShowingWhatIsSoldOutManyTimes() {
    stopsShowing(16);
  }

  private static void stopsShowing(int rounds) {
    browse();
    await().atMost(PATIENCE).until(() -> shown().values().stream().allMatch(l -> l.size() > 3));
    List<Double> millis = new ArrayList<>();

    for (int round = 0; round < rounds; round++) {
      String item = "ring-" + (1 + round % (ITEMS - 1));
      long sent = System.nanoTime();
      offer(item, "\"availability\":\"out-of-stock\"");
      millis.add(until(sent, () -> shown().values().stream().noneMatch(l -> l.contains(item))));
      offer(item, "\"availability\":\"in-stock\"");
      until(System.nanoTime(), () -> shown().get("similar").contains(item));
    }

    millis.sort(null);
    LOG.infof(
        "sold out and gone from %s: p50 %.0f ms, slowest %.0f ms of %d",
        shown().keySet(), millis.get(rounds / 2), millis.getLast(), rounds);
  }

  @Test
  void shouldCountBothOfTwoUpdatesThatComeTogether() {
    for (int round = 1; round <= 4; round++) {
      double price = 100 + round;
      String item = "ring-2";
      offer(item, "\"availability\":\"in-stock\",\"price\":1");

      Stream.of("\"price\":" + price, "\"availability\":\"out-of-stock\"")
          .map(change -> CompletableFuture.runAsync(() -> offer(item, change)))
          .toList()
          .forEach(CompletableFuture::join);

      until(System.nanoTime(), () -> !around("similar").contains(item));
      offer(item, "\"availability\":\"in-stock\"");
      until(System.nanoTime(), () -> price == price(item));
    }
  }

  @Test
  void shouldForgetWhatHasExpiredWithoutBeingTold() {
    Instant end = Instant.now().plusSeconds(4);
    catalogue(
        "{\"item\":\"ring-3\",\"tenant\":\"%s\",\"title\":\"Gold ring 3\",\"expiresAt\":\"%s\"}"
            .formatted(TENANT, end));
    assertThat(around("similar")).contains("ring-3");

    await().atMost(PATIENCE).until(() -> !around("similar").contains("ring-3"));

    assertThat(Instant.now()).isAfterOrEqualTo(end);
  }

  @Test
  void shouldListItsItemsPageByPage() {
    List<String> all = new ArrayList<>();
    String after = "";
    do {
      JsonPath page = get("/v1/catalogue?limit=5&after=" + after);
      all.addAll(page.getList("items"));
      after = page.getString("next");
    } while (after != null);

    assertThat(all)
        .isSorted()
        .containsAll(IntStream.range(0, ITEMS).mapToObj(i -> "ring-" + i).toList());
  }

  private static void browse() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String who = "\"tenant\":\"%s\",\"shopper\":\"s%d\"".formatted(TENANT, i % 20);
      events.add("{\"type\":\"item-view\",%s,\"item\":\"ring-%d\"}".formatted(who, i % ITEMS));
    }
    for (int i = 0; i < 20; i++) {
      String lines =
          IntStream.range(0, ITEMS)
              .mapToObj("{\"item\":\"ring-%d\"}"::formatted)
              .collect(Collectors.joining(",", "[", "]"));
      events.add(
          "{\"type\":\"order-placed\",\"tenant\":\"%s\",\"shopper\":\"b%d\",\"order\":\"o%d\",\"lines\":%s}"
              .formatted(TENANT, i, i, lines));
    }
    events.add(
        "{\"type\":\"item-view\",\"tenant\":\"%s\",\"shopper\":\"anna\",\"item\":\"ring-0\"}"
            .formatted(TENANT));
    post("/v1/events", "[" + String.join(",", events) + "]");
  }

  /** What each read shows now. */
  private static Map<String, List<String>> shown() {
    Map<String, List<String>> shown = new TreeMap<>();
    shown.put("for-you", get("/v1/users/anna/recommendations?limit=50").getList("items.item"));
    shown.put("trending", get("/v1/trending?limit=50").getList("items.item"));
    shown.put("similar", around("similar"));
    shown.put("bought-together", around("bought-together"));
    return shown;
  }

  private static List<String> around(String what) {
    List<String> items = get("/v1/items/ring-0/" + what + "?limit=50").getList("items.item");
    return items == null ? List.of() : items;
  }

  private static double price(String item) {
    List<Map<String, Object>> items = get("/v1/items/ring-0/similar?limit=50").getList("items");
    return items.stream()
        .filter(each -> each.get("item").equals(item))
        .mapToDouble(each -> ((Number) each.get("price")).doubleValue())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void offer(String item, String change) {
    catalogue("{\"item\":\"%s\",\"tenant\":\"%s\",%s}".formatted(item, TENANT, change));
  }

  private static void catalogue(String body) {
    post("/v1/catalogue", body);
  }

  private static void post(String path, String body) {
    given().contentType(ContentType.JSON).body(body).post(path).then().statusCode(200);
  }

  private static JsonPath get(String path) {
    return given().get(path + (path.contains("?") ? "&" : "?") + "tenant=" + TENANT).jsonPath();
  }

  /** Asks without a pause until it holds; milliseconds since then. */
  private static double until(long since, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - since).as("time since then").isLessThan(PATIENCE.toNanos());
      Thread.onSpinWait();
    }
    return (System.nanoTime() - since) / 1e6;
  }
}
