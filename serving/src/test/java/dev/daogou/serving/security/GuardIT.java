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
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else is kept from whom: tenants, pages, rates; and requests that nobody should send. */
@QuarkusTest
@TestProfile(SecuredService.class)
@WithTestResource(
    value = KafkaForTests.class,
    initArgs = @ResourceArg(name = KafkaForTests.OWN_KEYS, value = "true"))
@WithTestResource(SecuredService.Provider.class)
class GuardIT {
  private static final String READER = "reader";
  private static final int SLOW_CLIENTS = 200;

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
        .atMost(Duration.ofSeconds(90))
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
        .atMost(Duration.ofSeconds(20))
        .until(() -> client.get("/v1/status", "Authorization", bearer("hurried")).status() == 200);
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

    await().atMost(Duration.ofSeconds(20)).until(() -> lines.size() >= 3);
    audit.removeHandler(handler);
    assertThat(lines).anyMatch(line -> line.contains("\"by\":\"reader\"") && has(line, "role"));
    assertThat(lines)
        .anyMatch(line -> line.contains("\"by\":\"administrator\"") && has(line, "acted"));
    assertThat(lines).anyMatch(line -> has(line, "wrong-key"));
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
  @CsvSource({
    "/v1/nothing,404",
    "/v1/users/anna,404",
    "/v1/users/anna/profile/secrets,404",
    "/v1/../v1/users/anna/profile,403",
    "/v1//users/anna/profile,403",
    "/v1/users/anna/%70rofile,403",
    "/v1/users/anna/profile/,403",
    "/v1/users/anna;a=b/profile,400",
    "/v1/users/anna%00/recommendations,400",
    "/v1/users/anna%0D%0ASet-Cookie:a/recommendations,400",
    "/q/arc,404",
    "/q/dev-ui,404",
  })
  void shouldNotBeTalkedRoundByTheWayAPathIsWritten(String path, int status) {
    String raw =
        exchange("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer reader\r\nHost: a\r\n\r\n");

    assertThat(raw).startsWith("HTTP/1.1 " + status).doesNotContain("Set-Cookie");
  }

  @Test
  void shouldRefuseWithoutAKeyToSayWhatThereIs() {
    assertThat(client.get("/v1/nothing").status()).isEqualTo(401);
    assertThat(client.get("/v1/status").header("WWW-Authenticate")).startsWith("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price < 10; DROP TABLE items",
        "'a'.matches('(a+)+$')",
        "[1,2,3].all(x, x > 0)",
        "((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))",
        "item.getClass().forName('java.lang.Runtime')"
      })
  void shouldRefuseFiltersThatWantMoreThanAFilterMay(String filter) {
    String asked = URLEncoder.encode(filter, StandardCharsets.UTF_8);

    Answer answer = client.get("/v1/trending?filter=" + asked, "Authorization", bearer(READER));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/status HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n",
        "GET /v1/status?%s HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/users/%s/recommendations HTTP/1.1\r\nHost: a\r\n\r\n"
      })
  void shouldRefuseHeadsThatAreTooLong(String request) {
    assertThat(exchange(request.formatted("x".repeat(64 * 1024))))
        .matches("(?s)HTTP/1.[01] 4(14|31|00).*");
  }

  @Test
  void shouldRefuseJsonThatIsDeepOrHasEndlessNumbers() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String number =
        "{\"type\":\"cart-add\",\"shopper\":\"eve\",\"item\":\"a\",\"price\":"
            + "9".repeat(100_000)
            + "}";
    String exponent =
        "{\"type\":\"cart-add\",\"shopper\":\"eve\",\"item\":\"a\",\"price\":1e999999999}";

    for (String body : List.of(deep, number, exponent)) {
      Answer answer = client.post("/v1/events", body, "Authorization", bearer("publisher"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("detail").hasSizeLessThan(4_000);
    }
  }

  @Test
  void shouldEndConnectionsWhoseBodiesDrip() throws IOException {
    String head =
        """
        POST /v1/events HTTP/1.1\r
        Host: a\r
        Authorization: Bearer publisher\r
        Content-Length: 1000\r
        \r
        {\
        """;
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < SLOW_CLIENTS; i++) {
      Socket socket = new Socket(address.getHost(), address.getPort());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }

    assertThat(client.get("/v1/status", "Authorization", bearer(READER)).status()).isEqualTo(200);
    for (Socket socket : slow) {
      socket.setSoTimeout(30_000);
      assertThat(isEnded(socket)).isTrue();
      socket.close();
    }
  }

  // Whatever is written meanwhile, a byte at a time.
  private static boolean isEnded(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
      while (socket.getInputStream().read() >= 0) {}
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  // What is not read of a head that is too long makes the connection end with a reset.
  private static String readAll(InputStream in) {
    StringBuilder read = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        read.append((char) next);
      }
    } catch (IOException reset) {
      assertThat(reset).isNotInstanceOf(SocketTimeoutException.class);
    }
    return read.toString();
  }

  private String exchange(String request) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      String last = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      socket.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));
      return readAll(socket.getInputStream());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
