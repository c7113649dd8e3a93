package dev.daogou.serving.security;

import static dev.daogou.serving.security.KeysForTests.shopperToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.security.Client.Answer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint of the description of the API, and of operations, for every sort of caller. */
@QuarkusTest
@TestProfile(SecuredService.class)
@WithTestResource(
    value = KafkaForTests.class,
    initArgs = @ResourceArg(name = KafkaForTests.OWN_KEYS, value = "true"))
@WithTestResource(SecuredService.Provider.class)
class RoleMatrixIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_READY = 503;
  private static final List<String> NO_BODY = List.of("GET");

  @TestHTTPResource("/")
  String address;

  @ConfigProperty(name = "daogou.security.oidc.issuer")
  String issuer;

  private Client client;
  private Client provider;

  @BeforeEach
  void connect() {
    client = new Client(address.replaceAll("/$", ""));
    provider = new Client(issuer);
  }

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  @Test
  void shouldLetEverybodyDoWhatTheirRoleMayAndNothingElse() throws Exception {
    Set<String> endpoints = described();
    assertThat(RoleMatrix.KINDS.keySet())
        .as("endpoints of the API that nobody has thought about who may use them")
        .containsAll(endpoints);
    RoleMatrix.KINDS.keySet().stream()
        .filter(each -> each.contains(" /q/"))
        .forEach(endpoints::add);

    List<String> wrong = new ArrayList<>();
    for (String endpoint : endpoints) {
      RoleMatrix.expected(endpoint)
          .forEach((caller, expected) -> compare(endpoint, caller, expected, wrong));
    }

    assertThat(wrong).isEmpty();
    assertThat(endpoints).hasSizeGreaterThan(15);
  }

  private void compare(String endpoint, String caller, String expected, List<String> wrong) {
    String method = endpoint.substring(0, endpoint.indexOf(' '));
    String path = endpoint.substring(method.length() + 1);
    String asked =
        path.replace("/users/{id}", "/users/anna")
            .replace("{id}", "ring-1")
            .replace("{letter}", "t");
    if (caller.equals("other-shop")) {
      asked += "?tenant=default";
    }
    Answer answer =
        client.send(method, asked, NO_BODY.contains(method) ? null : "{}", headers(caller));
    boolean refused = answer.status() == 401 || answer.status() == 403;
    String is = refused ? Integer.toString(answer.status()) : "ok";
    boolean told = !refused || answer.body().contains("\"remedy\"");
    boolean isThere = !answer.body().contains("there is nothing at");
    boolean failed = answer.status() >= 500 && answer.status() != NOT_READY;
    if (!is.equals(expected) || !told || !isThere || failed) {
      wrong.add(endpoint + " as " + caller + ": " + answer.status() + ", not " + expected);
    }
  }

  private List<String> headers(String caller) {
    return switch (caller) {
      case "none" -> List.of();
      case "jwt-read" -> key(provider.get("/token?read").body());
      case "jwt-none" -> key(provider.get("/token?something").body());
      case "page-own" -> reading(shopperToken("anna"));
      case "page-other" -> reading(shopperToken("eve"));
      case "page-expired" ->
          reading(shopperToken("anna", Duration.ofMinutes(-2), KeysForTests.SECRET));
      case "page-forged" -> reading(shopperToken("anna", Duration.ofMinutes(2), "x".repeat(40)));
      default -> key(caller);
    };
  }

  private static List<String> key(String key) {
    return List.of("Authorization", Client.bearer(key));
  }

  private static List<String> reading(String token) {
    List<String> headers = new ArrayList<>(key("page-reader"));
    headers.addAll(List.of("X-Daogou-Shopper-Token", token, "Origin", KeysForTests.ORIGIN));
    return headers;
  }

  private Set<String> described() throws Exception {
    Answer answer =
        client.get("/q/openapi?format=json", "Authorization", Client.bearer("administrator"));
    JsonNode paths = JSON.readTree(readAll(answer)).path("paths");
    Set<String> endpoints = new TreeSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            endpoints.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    return endpoints;
  }

  private static String readAll(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }
}
