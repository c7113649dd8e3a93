package dev.daogou.serving.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaForTests.class)
class SecurityInOpenApiIT {
  private JsonPath api;

  @BeforeEach
  void read() {
    api = given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
  }

  @Test
  void shouldDescribeEveryEndpointOfTheProduct() {
    Map<String, Map<String, ?>> paths = api.getMap("paths");

    assertThat(described())
        .allSatisfy(
            endpoint ->
                assertThat(paths.get(endpoint.template()))
                    .as(endpoint.name())
                    .containsKey(endpoint.method().toLowerCase(Locale.ROOT)));
  }

  @Test
  void shouldTellTheWaysToShowAKey() {
    assertThat(api.getMap("components.securitySchemes"))
        .containsOnlyKeys("key", "keyAsUserName", "apiSecret", "shopperToken");
    assertThat(ways("/v1/events", "post")).containsExactly("key", "keyAsUserName");
    assertThat(ways("/mp/collect", "post")).contains("apiSecret");
    assertThat(ways("/v1/users/{id}/recommendations", "get")).contains("key+shopperToken");
    assertThat(operation("/v1/users/{id}/profile", "get").get("description").toString())
        .endsWith("Role: admin; a browser key with that shopper's token.");
  }

  @Test
  void shouldTellHowThoseAreAnsweredWhoMayNot() {
    assertThat(described())
        .allSatisfy(
            endpoint ->
                assertThat(responses(endpoint))
                    .as(endpoint.name())
                    .containsKeys("401", "403", "429"));
  }

  private static Stream<Endpoint> described() {
    return Endpoints.TABLE.stream()
        .filter(endpoint -> !endpoint.isOpen() && !Endpoints.isOperations(endpoint))
        .filter(endpoint -> !isShortForm(endpoint));
  }

  // Segment's one-letter names for its calls are taken, and stand with the long ones.
  private static boolean isShortForm(Endpoint endpoint) {
    return endpoint.path().getLast().length() == 1;
  }

  private Map<String, ?> responses(Endpoint endpoint) {
    return cast(
        operation(endpoint.template(), endpoint.method().toLowerCase(Locale.ROOT))
            .get("responses"));
  }

  private Map<String, ?> operation(String path, String method) {
    return cast(api.<Map<String, Map<String, ?>>>get("paths").get(path).get(method));
  }

  private List<String> ways(String path, String method) {
    List<Map<String, ?>> ways = cast(operation(path, method).get("security"));
    return ways.stream().map(way -> String.join("+", way.keySet())).toList();
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
