package dev.daogou.serving.security;

import static dev.daogou.serving.security.Client.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.security.Client.Answer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody should send: refused with a reason, and the service stays up. */
@QuarkusTest
@TestProfile(SecuredService.class)
@WithTestResource(
    value = KafkaForTests.class,
    initArgs = @ResourceArg(name = KafkaForTests.OWN_KEYS, value = "true"))
@WithTestResource(SecuredService.Provider.class)
class HostileRequestsIT {
  private static final String READER = "reader";
  private static final int SLOW_CLIENTS = 200;
  private static final int PATIENCE_SECONDS = 60;
  private static final String VIEW = "{\"type\":\"item-view\",\"shopper\":\"eve\",\"item\":\"a\"}";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/events | [ | 0, | 0]",
        "/v1/events | [ | {}, | {}]",
        "/v1/events | {\"events\":[ | \"a\", | 0]}",
        "/v1/events | {\"type\":\"order-reversed\",\"order\":\"o\",\"items\":[ | 0, | 0]}",
        "/v1/events | {\"type\":\"order-placed\",\"order\":\"o\",\"lines\":[ | {}, | 0]}",
        "/v1/catalogue | [ | 0, | 0]",
        "/v1/catalogue | {\"items\":[ | {}, | 0]}",
        "/v1/catalogue | {\"item\":\"a\",\"title\":\"a\",\"categoryPath\":[ | 0, | 0]}",
        "/v1/batch | {\"batch\":[ | 0, | 0]}",
        "/mp/collect | {\"client_id\":\"a\",\"events\":[ | 0, | 0]}",
        "/debug/mp/collect | {\"client_id\":\"a\",\"events\":[ | {}, | 0]}"
      })
  void shouldAnswerRubbishInShort(String path, String begin, String scrap, String end) {
    for (int bytes : List.of(9_000, 400_000, 9_900_000)) {
      String body = begin + scrap.repeat(bytes / scrap.length()) + end;

      Answer answer = client.post(path, body, "Authorization", bearer("publisher"));

      assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
      assertThat(answer.body()).hasSizeLessThan(1_000_000);
    }
  }

  @Test
  void shouldTakeEventsHoweverManyBodiesOfUnknownAreOnTheirWay() throws IOException {
    String head =
        """
        POST /v1/batch HTTP/1.1\r
        Host: a\r
        Content-Type: application/json\r
        Content-Length: 10000000\r
        \r
        """;
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Socket socket = new Socket(address.getHost(), address.getPort());
      slow.add(socket);
      sendAsMuchAsIsTaken(socket, head + " ".repeat(9_000_000));
    }

    String large = " ".repeat(6_000_000) + VIEW;
    Answer answer = client.post("/v1/events", large, "Authorization", bearer("publisher"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  private static void sendAsMuchAsIsTaken(Socket socket, String request) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException answeredBefore) {
      assertThat(answeredBefore).isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void shouldEndTheStreamOfABodyThatDripsAndKeepItsConnection() throws Exception {
    Vertx vertx = Vertx.vertx();
    HttpClientOptions http2 =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MaxPoolSize(1);
    var pool = vertx.createHttpClient(http2);
    try {
      HttpClientRequest slow = await(open(pool, HttpMethod.POST, "/v1/events"));
      slow.putHeader("Authorization", bearer("publisher")).setChunked(true);
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      slow.exceptionHandler(end::complete);
      await(slow.write("{"));
      assertThat(slow.connection().remoteSettings().getMaxConcurrentStreams()).isEqualTo(100);
      assertThat(slow.connection().remoteSettings().getMaxHeaderListSize()).isEqualTo(16_384);

      assertThat(end.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(StreamResetException.class);

      HttpClientRequest other = await(open(pool, HttpMethod.GET, "/v1/status"));
      other.putHeader("Authorization", bearer(READER));
      assertThat(await(other.send()).statusCode()).isEqualTo(200);
      assertThat(other.connection()).isSameAs(slow.connection());
    } finally {
      await(vertx.close());
    }
  }

  private Future<HttpClientRequest> open(
      io.vertx.core.http.HttpClient pool, HttpMethod method, String path) {
    return pool.request(method, address.getPort(), address.getHost(), path);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
