package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every place in a shop, read from the packaged service on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final Offset<Double> NEAR = Offset.offset(0.03);
  private EmbeddedKafka kafka;
  private ServiceProcess service;
  private Api api;
  private ShopPages pages;
  private Shop shop;

  @BeforeAll
  void start(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    service =
        ServiceProcess.start(
            new Deployment(
                kafka.bootstrapServers(),
                Topics.DEFAULT_PREFIX,
                folder,
                Map.of(
                    "daogou.shop.enabled",
                    "true",
                    "daogou.shop.shopper-secret",
                    "s".repeat(32),
                    "daogou.placements.goes-with.start",
                    "current",
                    "daogou.placements.goes-with.sources.bought",
                    "1",
                    "daogou.placements.goes-with.fill",
                    "trending")));
    api = service.api();
    pages = new ShopPages(api);
    shop = pages.shop();
    pages.open();
    teach();
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
    kafka.close();
  }

  // Whoever buys a phone buys a case.
  private void teach() {
    for (int i = 0; i < 5; i++) {
      shop.view("t" + i, "phone-1");
      shop.view("t" + i, "case-1");
      pages.order("t" + i, "phone-1", "case-1");
    }
    await("what is bought together")
        .atMost(ShopPages.PATIENCE)
        .until(
            () ->
                ShopPages.items(api.get("/v1/items/phone-1/bought-together").body())
                    .contains("case-1"));
  }

  @Test
  void shouldFillEveryPlacement() {
    shop.view("anna", "ring-1");
    shop.view("anna", "chain-1");
    pages.order("anna", "ring-3");
    String receipt = pages.cart("anna", "phone-1");

    assertThat(
            ShopPages.items(pages.read("anna", "for-you", "&receipt=" + receipt + "&waitMs=2000")))
        .hasSize(20)
        .doesNotContain("phone-1", "ring-3");
    assertThat(ShopPages.items(pages.read("anna", "similar", "&item=ring-1"))).contains("ring-2");
    assertThat(ShopPages.items(pages.read("anna", "bought-together", "&item=phone-1")))
        .startsWith("case-1");
    assertThat(ShopPages.items(pages.read("anna", "cart", "")))
        .startsWith("case-1")
        .doesNotContain("phone-1");
    assertThat(ShopPages.items(pages.read("anna", "trending", "&category=phones&window=1h")))
        .startsWith("phone-1");
    assertThat(ShopPages.items(pages.read("anna", "recently-viewed", "")))
        .containsExactly("chain-1", "ring-1");
    assertThat(ShopPages.items(pages.read("anna", "buy-again", ""))).containsExactly("ring-3");
    assertThat(ShopPages.items(pages.read("anna", "new-for-you", "")))
        .hasSize(20)
        .doesNotContain("ring-1");
    for (String placement : ShopPages.PLACEMENTS) {
      JsonNode answer = pages.read("anna", placement, "");
      assertThat(answer.path("placement").asText()).isEqualTo(placement);
      assertThat(answer.path("level").asText()).isEqualTo("active");
      assertThat(answer.path("recommendationId").asText()).startsWith("r");
      assertThat(answer.path("scoring").asText()).isNotEmpty();
      assertThat(answer.at("/basis/eventId").asText()).isNotEmpty();
      assertThat(answer.path("ageMs").asLong(-1)).isNotNegative();
    }
  }

  @Test
  void shouldReadAPlacementOfTheShopsOwn() {
    JsonNode answer = pages.read("nobody", "goes-with", "&item=phone-1");

    assertThat(answer.path("placement").asText()).isEqualTo("goes-with");
    assertThat(ShopPages.items(answer)).startsWith("case-1").doesNotContain("phone-1");
    Api.Reply unknown = api.get("/v1/users/nobody/recommendations?placement=nowhere");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("new-for-you, goes-with");
  }

  @Test
  void shouldOrderTheItemsOfAReader() {
    String receipt = shop.view("rita", "phone-1");
    shop.list("rita", receipt);

    Api.Reply reply =
        api.post(
            "/v1/users/rita/rank?receipt=" + receipt,
            "{\"items\":[\"r-1\",\"case-1\",\"r-2\",\"nothing\"]}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(ShopPages.items(reply.body()))
        .startsWith("case-1")
        .containsExactlyInAnyOrder("case-1", "r-1", "r-2");
    assertThat(api.post("/v1/users/rita/rank", "{\"items\":[]}").status()).isEqualTo(400);
    assertThat(api.post("/v1/users/rita/rank", "{}").status()).isEqualTo(400);
  }

  @Test
  void shouldShowAShopperAmongTheItems() {
    shop.list("mia", shop.view("mia", "ring-1"));

    JsonNode map = api.get("/v1/users/mia/map?limit=25").body();

    assertThat(map.path("items")).hasSize(25);
    assertThat(map.at("/axes/0").asDouble()).isGreaterThanOrEqualTo(map.at("/axes/1").asDouble());
    assertThat(map.at("/axes/1").asDouble()).isPositive();
    // With one item behind them, both vectors lie where the item does.
    JsonNode ring = map.at("/recent/0");
    assertThat(ring.path("item").asText()).isEqualTo("ring-1");
    for (String where : List.of("/shortTerm", "/longTerm")) {
      assertThat(map.at(where).path("x").asDouble()).isCloseTo(ring.path("x").asDouble(), NEAR);
      assertThat(map.at(where).path("y").asDouble()).isCloseTo(ring.path("y").asDouble(), NEAR);
    }
    assertThat(api.get("/v1/users/nobody/map?limit=0").body().has("shortTerm")).isFalse();
    assertThat(api.get("/v1/users/mia/map?limit=1001").status()).isEqualTo(400);
  }

  @Test
  void shouldOpenAShop() {
    assertThat(api.get("/shop/item/ring-1").text()).contains("/shop/main.js");
    assertThat(api.get("/vendor/daogou.js").text()).contains("createClient");
    assertThat(api.get("/shop/nothing.js").status()).isEqualTo(404);
    assertThat(ShopPages.items(api.get("/shop/api/search?q=gold+diamonds").body()))
        .startsWith("ring-2");
    assertThat(api.get("/shop/api/items?id=ring-1&id=no").body().at("/0/texts/zh/title").asText())
        .isEqualTo("金戒指，小钻石");
    JsonNode first = api.post("/shop/api/session", "{\"persona\":\"pearls\"}").body();
    String token = "{\"token\":\"%s\"}".formatted(first.path("token").asText());
    JsonNode again = api.post("/shop/api/session", token).body();
    JsonNode forged = api.post("/shop/api/session", token.replace(".", ".x")).body();
    assertThat(first.path("shopper").asText()).startsWith("pearls-");
    assertThat(again.path("shopper")).isEqualTo(first.path("shopper"));
    assertThat(forged.path("shopper")).isNotEqualTo(first.path("shopper"));
  }

  @Test
  void shouldAnswerEverybodyAndSayWhatIsWrong() {
    JsonNode unknown = pages.read("nobody", "for-you", "");

    assertThat(unknown.path("level").asText()).isEqualTo("trending");
    assertThat(ShopPages.items(unknown)).hasSize(20);
    assertThat(unknown.path("recommendationId").asText()).startsWith("r");
    for (String placement : ShopPages.PLACEMENTS) {
      assertThat(pages.read("nobody", placement, "").path("level").asText()).isEqualTo("trending");
    }
    assertThat(api.get("/v1/items/nothing/similar").status()).isEqualTo(404);
    assertThat(api.get("/v1/users/x/recommendations?placement=cart&item=nothing").status())
        .isEqualTo(404);
    assertThat(api.get("/v1/trending?limit=51").status()).isEqualTo(400);
    assertThat(api.get("/q/openapi?format=json").text())
        .contains("\"diversity\"", "\"waitMs\"", "\"nextPage\"", "/v1/users/{id}/rank");
  }

  @Test
  void shouldAnswerWithWhatAFilterLetsThrough() {
    shop.list("finn", shop.view("finn", "r-0"));

    JsonNode answer =
        pages.read(
            "finn",
            "for-you",
            "&limit=50&fields=brand,price&filter=" + ShopPages.url("brand == 'Aurum'"));

    assertThat(ShopPages.items(answer)).hasSize(ShopPages.RINGS / 10);
    assertThat(answer.path("items"))
        .allSatisfy(item -> assertThat(item.path("brand").asText()).isEqualTo("Aurum"))
        .allSatisfy(item -> assertThat(item.has("title")).isFalse());
    JsonNode boosted =
        pages.read("finn", "for-you", "&boost=" + ShopPages.url("brand == 'Aurum':100"));
    assertThat(ShopPages.items(boosted).subList(0, 5))
        .allSatisfy(item -> assertThat(item).matches("r-\\d*3"));
    assertThat(ShopPages.items(pages.read("finn", "for-you", "&diversity=0.5"))).hasSize(20);
    assertThat(ShopPages.items(pages.read("finn", "for-you", "&exclude=r-2&exclude=r-4&limit=50")))
        .doesNotContain("r-2", "r-4");
    String cheap = ShopPages.url("price < 20 && attributes.colour == 'gold'");
    assertThat(ShopPages.items(api.get("/v1/trending?filter=" + cheap).body()))
        .containsExactlyInAnyOrder("r-0", "r-2", "r-4", "r-6", "r-8");
    assertThat(ShopPages.items(api.get("/v1/items/r-1/similar?filter=" + cheap).body()))
        .containsExactlyInAnyOrder("r-0", "r-2", "r-4", "r-6", "r-8");
  }

  @Test
  void shouldRefuseHostileFiltersAndStayUp() {
    Stream.of(
            "(".repeat(300) + "true" + ")".repeat(300),
            "title.matches('(a+)+$')",
            "'" + "x".repeat(5_000) + "' == title",
            "category.all(a, category.all(b, category.all(c, true)))",
            "[".repeat(400),
            "java.lang.Runtime.getRuntime() == null",
            "${jndi:ldap://x}",
            "price < 1; drop table items")
        .forEach(
            filter -> {
              Api.Reply reply =
                  api.get("/v1/users/eve/recommendations?filter=" + ShopPages.url(filter));
              assertThat(reply.status()).as(filter).isEqualTo(400);
              assertThat(reply.body().path("detail").asText()).startsWith("filter is not valid");
            });
    assertThat(api.get("/q/health/live").status()).isEqualTo(200);
  }

  @Test
  void shouldPageWithoutRepeatsWhileTheListChanges() {
    shop.list("paul", shop.view("paul", "r-10"));
    List<String> all = new ArrayList<>();
    String page = "";
    for (int i = 0; page != null; i++) {
      String receipt = shop.view("paul", "r-" + (20 + i));
      JsonNode answer =
          pages.read(
              "paul", "for-you", "&limit=9&receipt=" + receipt + "&waitMs=2000&page=" + page);
      assertThat(answer.at("/receipt/covered").asBoolean()).isTrue();
      all.addAll(ShopPages.items(answer));
      page = answer.has("nextPage") ? answer.path("nextPage").asText() : null;
    }

    assertThat(all).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  @Test
  void shouldJoinWhatIsShownWithTheListThatItWasMadeOf() {
    JsonNode plain = shop.list("olga", shop.view("olga", "r-30"));
    JsonNode filtered = pages.read("olga", "for-you", "&filter=" + ShopPages.url("price > 20"));
    JsonNode similar = pages.read("olga", "similar", "");
    List<String> ids =
        Stream.of(plain, filtered, similar)
            .map(answer -> answer.path("recommendationId").asText())
            .toList();
    assertThat(Set.copyOf(ids)).hasSize(3);
    assertThat(pages.read("olga", "similar", "&limit=3").path("recommendationId").asText())
        .isEqualTo(ids.getLast());
    for (String id : ids) {
      shop.send(
          """
          {"type":"list-view","shopper":"olga","placement":"p","recommendationId":"%s",
           "items":["r-31"]}\
          """
              .formatted(id));
    }

    try (Cluster cluster = new Cluster(kafka.bootstrapServers())) {
      Map<String, Outcome> outcomes =
          await("the outcomes")
              .atMost(ShopPages.PATIENCE)
              .until(() -> outcomes(cluster), found -> found.keySet().containsAll(ids));
      assertThat(outcomes.get(ids.get(0)).getScoring()).isEqualTo(Scoring.MODEL);
      assertThat(outcomes.get(ids.get(1)).getScoring()).isEqualTo(Scoring.MODEL);
      assertThat(outcomes.get(ids.get(2)).getScoring()).isEqualTo(Scoring.BLEND);
    }
  }

  private static Map<String, Outcome> outcomes(Cluster cluster) {
    Map<String, Outcome> found = new HashMap<>();
    cluster
        .read(TOPICS.outcomes().name())
        .forEach(
            record -> {
              Outcome outcome =
                  TOPICS
                      .outcomes()
                      .value()
                      .deserializer()
                      .deserialize(record.topic(), record.value());
              found.put(outcome.getRecommendationId(), outcome);
            });
    return found;
  }
}
