package dev.daogou.serving.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import dev.daogou.PersonalizationSettings;
import dev.daogou.recommender.settings.SettingsTree;
import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the people who run the service see. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class OperationsIT {
  @Inject PersonalizationSettings settings;

  @Test
  void shouldTellTheStagesWhatIsConfigured() {
    assertThat(settings)
        .isEqualTo(
            SettingsTree.of(PersonalizationSettings.defaults())
                .read(
                    name ->
                        name.equals("daogou.sessions.kept")
                            ? Optional.of(Integer.toString(KafkaForTests.SESSIONS_KEPT))
                            : Optional.empty()));
  }

  @Test
  void shouldBecomeReady() {
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));

    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/started").then().statusCode(200);
    given()
        .get("/v1/status")
        .then()
        .statusCode(200)
        .body("roles", hasItems("personalize", "serve"), "partitions", equalTo(4))
        .body("states.serve", equalTo("RUNNING"), "states.personalize", equalTo("RUNNING"))
        .body("shares.serve.active", hasItems(0, 1, 2, 3))
        .body("shares.personalize.active", hasItems(0, 1, 2, 3))
        .body("version", notNullValue(), "topicsPrefix", equalTo("daogou."));
  }

  @Test
  void shouldShowItsMetrics() {
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("daogou_collect_in_flight"))
        .body(containsString("daogou_recommend_streams_open"));
  }

  @Test
  void shouldHaveNoShopUnlessToldTo() {
    given()
        .get("/shop/")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("daogou.shop.enabled"));
  }

  @Test
  void shouldDescribeItsApi() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/v1/events"))
        .body("paths", hasKey("/v1/catalogue"))
        .body("paths", hasKey("/v1/users/{id}/recommendations"))
        .body("paths", hasKey("/v1/users/{id}/recommendations/stream"))
        .body("paths", hasKey("/v1/users/{id}/map"))
        .body("paths", hasKey("/v1/users/{id}/profile"))
        .body("paths", hasKey("/v1/items/{id}/similar"))
        .body("paths", hasKey("/v1/items/{id}/bought-together"))
        .body("paths", hasKey("/v1/trending"))
        .body("components.schemas.KeptContext.properties", hasKey("referrer"))
        .body("info.title", equalTo("Daogou"));
    given().get("/q/swagger-ui/").then().statusCode(200);
  }
}
