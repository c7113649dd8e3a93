package dev.daogou.serving.recommend;

import static dev.daogou.serving.recommend.Lists.list;
import static dev.daogou.serving.recommend.Lists.partitionOf;
import static dev.daogou.serving.recommend.Lists.write;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route answers as the resource does, which gets whoever weighs one form against another. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class ReadRoutesIT {
  private static final String TO_THE_ROUTE = "application/json";
  private static final String TO_THE_RESOURCE = "application/json;q=0.5";
  private static final String[] ITEMS =
      IntStream.range(0, 30).mapToObj(i -> "route-" + i).toArray(String[]::new);

  @ConfigProperty(name = "daogou.kafka.bootstrap-servers")
  String bootstrapServers;

  @BeforeEach
  void untilTheListIsThere() {
    try (KafkaProbe probe = new KafkaProbe(bootstrapServers)) {
      write(probe, list("route-1", "rita", 7, ITEMS));
    }
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () ->
                given()
                    .get("/v1/users/rita/recommendations")
                    .then()
                    .statusCode(200)
                    .body("recommendationId", equalTo("route-1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "limit=3",
        "limit=50",
        "limit=",
        "limit=0",
        "limit=x",
        "limit=2&limit=5",
        "fields=item",
        "fields=title,price,score",
        "fields=secret",
        "exclude=route-0&exclude=route-2&exclude=",
        "filter=price < 3",
        "filter=colour == 1",
        "boost=id == 'route-3':3&diversity=0.2",
        "diversity=7",
        "placement=recently-viewed",
        "placement=",
        "placement=rank",
        "placement=similar&item=unheard-of",
        "recent=route-1,route-2",
        "recent=,",
        "tenant=",
        "tenant=A!",
        "tenant=elsewhere",
        "page=xyz",
        "window=1h",
        "window=2h",
        "receipt=x",
        "receipt=",
        "receipt=999-1",
        "waitMs=2001",
      })
  void shouldAnswerAsTheResourceDoes(String query) {
    assertSame("rita", query);
    assertSame("nobody", query);
  }

  @Test
  void shouldAnswerAReceiptThatIsCovered() {
    assertSame("rita", "limit=4&receipt=" + partitionOf("rita") + "-7");
    assertSame("rita", "limit=4&waitMs=0&receipt=" + partitionOf("rita") + "-70000000");
  }

  @Test
  void shouldReadTheSameShopperFromTheAddress() {
    for (String id : new String[] {"rita", "a%2Fb", "a+b%20c", "%C3%A4", "%E7%8E%AF"}) {
      assertSame(id, "limit=2");
    }
  }

  @Test
  void shouldTurnPagesAsTheResourceDoes() {
    String next = read("rita", "limit=5", TO_THE_ROUTE).path("nextPage");

    // The last of them says that there is no other; how many there are, other tests decide.
    for (int turned = 0; next != null; turned++) {
      assertThat(turned).as("pages of what is bounded").isLessThan(100);
      assertSame("rita", "limit=5&page=" + next);
      next = read("rita", "limit=50&page=" + next, TO_THE_ROUTE).path("nextPage");
    }
  }

  @Test
  void shouldForgetNothingOfTheNewestList() {
    try (KafkaProbe probe = new KafkaProbe(bootstrapServers)) {
      for (int number = 2; number < 12; number++) {
        String id = "route-" + number;
        write(probe, list(id, "rita", number, ITEMS));
        await()
            .untilAsserted(
                () ->
                    assertThat(
                            read("rita", "limit=1", TO_THE_ROUTE).<String>path("recommendationId"))
                        .isEqualTo(id));
      }
      write(probe, list("route-1", "rita", 7, ITEMS));
    }
  }

  private static void assertSame(String shopper, String query) {
    Response ours = read(shopper, query, TO_THE_ROUTE);
    Response resource = read(shopper, query, TO_THE_RESOURCE);

    assertThat(ours.statusCode()).as(query).isEqualTo(resource.statusCode());
    assertThat(ours.contentType()).as(query).isEqualTo(resource.contentType());
    assertThat(ours.header("Content-Encoding")).isEqualTo(resource.header("Content-Encoding"));
    assertThat(ours.header("Cache-Control")).isEqualTo(resource.header("Cache-Control"));
    assertThat(timeless(ours)).as(query).isEqualTo(timeless(resource));
  }

  private static String timeless(Response answer) {
    return answer.asString().replaceAll("\"(ageMs|waitedMs)\":\\d+", "\"$1\":0");
  }

  private static Response read(String shopper, String query, String accept) {
    String address = "/v1/users/" + shopper + "/recommendations";
    return given()
        .urlEncodingEnabled(false)
        .accept(accept)
        .get(query.isEmpty() ? address : address + "?" + encoded(query));
  }

  private static String encoded(String query) {
    return query.replace(" ", "%20").replace("'", "%27").replace("<", "%3C");
  }
}
