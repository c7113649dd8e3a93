package dev.daogou.serving.security;

import static dev.daogou.serving.security.Client.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.security.Client.Answer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else is kept from whom, and told of it: tenants, pages, rates, the audit log. */
@QuarkusTest
@TestProfile(SecuredService.class)
@WithTestResource(
    value = KafkaForTests.class,
    initArgs = @ResourceArg(name = KafkaForTests.OWN_KEYS, value = "true"))
@WithTestResource(SecuredService.Provider.class)
class GuardIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String READER = "reader";

  @TestHTTPResource("/")
  URI address;

  private Client client;

  @BeforeEach
  void connect() {
    client = new Client("http://" + address.getAuthority());
  }

  @AfterEach
  void shouldStillAnswer() {
    assertThat(client.get("/q/health/live").status()).isEqualTo(200);
    client.close();
  }

  @Test
  void shouldTakeAKeyInEveryFormThatClientsHave() {
    String basic = Base64.getEncoder().encodeToString("reader:".getBytes(StandardCharsets.UTF_8));

    assertThat(client.get("/v1/status", "Authorization", bearer(READER)).status()).isEqualTo(200);
    assertThat(client.get("/v1/status", "Authorization", "Basic " + basic).status()).isEqualTo(200);
    assertThat(client.post("/mp/collect?api_secret=publisher", "{}").status()).isNotIn(401, 403);
    assertThat(client.post("/mp/collect?api_secret=nobody", "{}").status()).isEqualTo(401);
    assertThat(client.get("/v1/status?api_secret=reader").status()).isEqualTo(401);
  }

  @Test
  void shouldSendTheRequestsIdBackWithARefusal() {
    Answer refused = client.get("/v1/status", "X-Request-Id", "request-17");
    Answer unnamed = client.get("/v1/status");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("X-Request-Id")).isEqualTo("request-17");
    assertThat(unnamed.header("X-Request-Id")).isNotEmpty().isNotEqualTo("request-17");
  }

  @Test
  void shouldOpenToAKeyOfOneTenantThatOneAlone() {
    String other = bearer("other-shop");

    assertThat(client.get("/v1/trending?tenant=other", "Authorization", other).status())
        .isNotIn(401, 403);
    assertThat(client.get("/v1/trending?tenant=default", "Authorization", other).status())
        .isEqualTo(403);
    assertThat(
            client.get("/v1/trending?tenant=other&tenant=default", "Authorization", other).status())
        .isEqualTo(400);
  }

  @Test
  void shouldKeepWhatAKeyOfOneTenantSendsInThatTenant() {
    String view = "{\"type\":\"item-view\",\"shopper\":\"anna\",\"item\":\"a\"%s}";
    String other = bearer("other-shop");

    Answer own = client.post("/v1/events", view.formatted(""), "Authorization", other);
    Answer theirs =
        client.post("/v1/events", view.formatted(",\"tenant\":\"acme\""), "Authorization", other);

    assertThat(own.status()).as(own.body()).isEqualTo(200);
    assertThat(theirs.status()).isEqualTo(400);
    assertThat(theirs.body()).contains("other-tenant");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .get("/v1/users/anna/profile", "Authorization", other)
                    .body()
                    .contains("\"events\":1"));
    assertThat(
            client
                .get(
                    "/v1/users/anna/profile?tenant=other", "Authorization", bearer("administrator"))
                .body())
        .contains("\"events\":1");
  }

  @Test
  void shouldAnswerPagesOfTheKeysOriginsAlone() {
    String page = bearer("page-reader");
    Answer own = client.get("/v1/trending", "Authorization", page, "Origin", KeysForTests.ORIGIN);
    Answer evil =
        client.get("/v1/trending", "Authorization", page, "Origin", "https://evil.example");
    List<String> asking = List.of("Access-Control-Request-Method", "POST", "Origin");
    List<String> askingOwn = new ArrayList<>(asking);
    askingOwn.add(KeysForTests.ORIGIN);
    List<String> askingEvil = new ArrayList<>(asking);
    askingEvil.add("https://evil.example");

    assertThat(own.status()).isNotIn(401, 403);
    assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo(KeysForTests.ORIGIN);
    assertThat(own.header("Vary")).containsIgnoringCase("origin");
    assertThat(evil.status()).isEqualTo(403);
    assertThat(evil.header("Access-Control-Allow-Origin")).isEmpty();
    Answer allowed = client.send("OPTIONS", "/v1/events", null, askingOwn);
    assertThat(allowed.status()).isEqualTo(204);
    assertThat(allowed.header("Access-Control-Allow-Headers")).contains("X-Daogou-Shopper-Token");
    assertThat(
            client
                .send("OPTIONS", "/v1/events", null, askingEvil)
                .header("Access-Control-Allow-Methods"))
        .isEmpty();
  }

  @Test
  void shouldSlowDownAKeyThatAsksTooMuch() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(client.get("/v1/status", "Authorization", bearer("hurried")));
    }

    List<Answer> refused = answers.stream().filter(each -> each.status() == 429).toList();
    assertThat(refused).isNotEmpty();
    assertThat(refused.getFirst().header("Retry-After")).isEqualTo("1");
    assertThat(refused.getFirst().body()).contains("rate-limited");
    await()
        .atMost(PATIENCE)
        .until(() -> client.get("/v1/status", "Authorization", bearer("hurried")).status() == 200);
  }

  @Test
  void shouldSlowDownWhoGuessesKeysAndNobodyElse() throws IOException {
    List<Integer> guesses = new ArrayList<>();
    try (Guesser guesser = new Guesser(address)) {
      for (int guess = 0; guess < 1_500; guess++) {
        guesses.add(guesser.status("guess-" + guess));
      }

      assertThat(guesses.getFirst()).isEqualTo(401);
      assertThat(guesses.getLast()).isEqualTo(429);
      assertThat(guesses.stream().filter(status -> status == 401)).hasSizeLessThan(1_000);
      assertThat(guesser.status(READER)).isEqualTo(200);
    }
    assertThat(client.get("/v1/status", "Authorization", bearer("wrong")).status()).isEqualTo(401);
    assertThat(client.get("/q/metrics", "Authorization", bearer(READER)).body())
        .contains("daogou_security_refused_total{reason=\"guesses\"}");
  }

  @Test
  void shouldWriteRefusalsAndActionsToTheAuditLogWithoutKeysAndIds() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = new Lines(lines);
    Logger audit = LogContext.getLogContext().getLogger("daogou.audit");
    audit.addHandler(handler);

    client.get("/v1/users/anna/profile", "Authorization", bearer(READER));
    client.get("/v1/users/anna/profile", "Authorization", bearer("administrator"));
    client.get("/v1/users/anna/profile", "Authorization", bearer("not-a-key"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines)
                    .anyMatch(line -> line.contains("\"by\":\"reader\"") && has(line, "role"))
                    .anyMatch(
                        line -> line.contains("\"by\":\"administrator\"") && has(line, "acted"))
                    .anyMatch(line -> has(line, "wrong-key")));
    audit.removeHandler(handler);
    assertThat(lines).noneMatch(line -> line.contains("anna") || line.contains("not-a-key"));
  }

  private static boolean has(String line, String word) {
    return line.contains("\"" + word + "\"");
  }

  private static final class Lines extends Handler {
    private final List<String> lines;

    private Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void shouldTellBrowsersAndCachesWhatNotToDo() {
    Answer answer = client.get("/v1/users/anna/recommendations", "Authorization", bearer(READER));

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/board",
        "/board/",
        "/board/index.html",
        "/board/main.js",
        "/board/nothing",
        "/shop",
        "/shop/",
        "/shop/index.html",
        "/shop/main.js",
        "/shop/item/ring-42",
        "/shop/api/nothing",
        "/vendor/echarts/echarts.esm.min.js",
        "/vendor/nothing",
        "/q/swagger-ui",
        "/q/swagger-ui/",
        "/q/swagger-ui/swagger-ui-bundle.js"
      })
  void shouldBindEveryPageToThisServiceAlone(String page) {
    Answer answer = client.get(page, "Authorization", bearer(READER));

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "*");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertBound(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/v1/nothing", "/v1/status", "/q/health", "/q/openapi"})
  void shouldLetNothingBeMadeAPageOf(String path) {
    for (Answer answer :
        List.of(client.get(path), client.get(path, "Authorization", bearer(READER)))) {
      assertThat(answer.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertBound(answer);
    }
  }

  private static void assertBound(Answer answer) {
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void shouldLetAnybodyHaveThePageOfTheBoardButNotItsFigures() {
    Answer page = client.get("/board/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(client.get("/vendor/echarts/echarts.esm.min.js").status()).isEqualTo(200);
    assertThat(client.get("/v1/board").status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseWithoutAKeyToSayWhatThereIs() {
    assertThat(client.get("/v1/nothing").status()).isEqualTo(401);
    assertThat(client.get("/v1/status").header("WWW-Authenticate")).startsWith("Bearer");
  }
}
