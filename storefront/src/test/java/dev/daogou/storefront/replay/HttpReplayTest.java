package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.daogou.storefront.service.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay does with the answers that the service may give. */
class HttpReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private HttpServer server;
  private final Map<String, List<String>> itemsByShopper = new ConcurrentHashMap<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private int refusalStatus = 503;
  private int largest = Integer.MAX_VALUE;
  private final Tally tally = new Tally();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/events", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldKeepEveryShoppersOrderOverSeveralConnections() throws IOException {
    StringBuilder log = new StringBuilder("SessionId,ItemId,Time\n");
    for (int i = 0; i < 2_000; i++) {
      log.append("s%d,%d,%d%n".formatted(i % 7, i, 1_400_000_000 + i));
    }

    Replay.Ending ending = replay(log.toString(), 100, Long.MAX_VALUE, 100);

    assertThat(ending).isEqualTo(new Replay.Ending.Complete());
    assertThat(tally.accepted()).isEqualTo(2_000);
    assertThat(batches).allMatch(size -> size <= 100);
    assertThat(itemsByShopper).hasSize(7);
    itemsByShopper
        .values()
        .forEach(
            items ->
                assertThat(items)
                    .isSortedAccordingTo(
                        (a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))));
  }

  @Test
  void shouldWaitAndSendAgainWhileTheServiceIsBusy() throws IOException {
    refusals.set(3);

    replay("SessionId,ItemId,Time\ns,1,1400000000\ns,2,1400000001\n", 10, Long.MAX_VALUE, 100);

    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.waits()).isEqualTo(3);
    assertThat(itemsByShopper.get("s")).containsExactly("1", "2");
  }

  @Test
  void shouldHalveABatchThatIsTooLarge() throws IOException {
    largest = 2;
    StringBuilder log = new StringBuilder("SessionId,ItemId,Time\n");
    for (int i = 0; i < 9; i++) {
      log.append("s,%d,1400000000%n".formatted(i));
    }

    replay(log.toString(), 9, Long.MAX_VALUE, 100);

    assertThat(tally.accepted()).isEqualTo(9);
    assertThat(itemsByShopper.get("s"))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
  }

  @Test
  void shouldCountWhatIsRejectedByReason() throws IOException {
    replay("SessionId,ItemId,Time\ns,bad,1400000000\ns,2,1400000001\n", 10, Long.MAX_VALUE, 100);

    assertThat(tally.accepted()).isEqualTo(1);
    assertThat(tally.rejected()).containsExactly(Map.entry("bad-item", 1L));
  }

  @Test
  void shouldStopWhenTheServiceForbidsIt() throws IOException {
    refusals.set(1);
    refusalStatus = 403;

    Replay.Ending ending =
        replay("SessionId,ItemId,Time\ns,1,1400000000\n", 10, Long.MAX_VALUE, 100);

    assertThat(ending).isEqualTo(new Replay.Ending.Stopped("the service answered 403 not now"));
    assertThat(tally.accepted()).isZero();
  }

  @Test
  void shouldNameFileAndLineOfMalformedLinesAndStopAfterTooMany() throws IOException {
    String log = "SessionId,ItemId,Time\ns,1,1400000000\ns,,1\ns,,1\ns,,1\ns,2,1400000000\n";

    Replay.Ending ending = replay(log, 10, Long.MAX_VALUE, 2);

    assertThat(ending)
        .isEqualTo(new Replay.Ending.Stopped("more than 2 malformed lines (--max-errors)"));
    assertThat(messages.toString(StandardCharsets.UTF_8))
        .contains("log.csv:3: ItemId must be 1 to 200 characters: ''")
        .contains("log.csv:5: ");
    assertThat(itemsByShopper.get("s")).containsExactly("1");
  }

  @Test
  void shouldSendNoMoreThanTheLimit() throws IOException {
    String log = "SessionId,ItemId,Time\ns,1,1400000000\ns,2,1400000000\ns,3,1400000000\n";

    replay(log, 10, 2, 100);

    assertThat(itemsByShopper.get("s")).containsExactly("1", "2");
  }

  private Replay.Ending replay(String log, int batch, long limit, long maxErrors)
      throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), log);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (ServiceClient client = new ServiceClient(base, Map.of());
        Lines lines = Lines.of(file)) {
      HttpDestination destination = new HttpDestination(client, 3, batch, tally);
      Replay.Settings settings =
          new Replay.Settings(
              file, LogFormat.sessions, Found.STAMP, Speed.parse("max"), limit, maxErrors);
      Replay.Ending ending;
      try (destination) {
        ending =
            new Replay(
                    settings,
                    destination,
                    tally,
                    new PrintStream(messages, true, StandardCharsets.UTF_8))
                .run(lines);
      }
      return destination.failure().<Replay.Ending>map(Replay.Ending.Stopped::new).orElse(ending);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode events = JSON.readTree(exchange.getRequestBody()).path("events");
    if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      exchange.getResponseHeaders().add("Retry-After", "0");
      reply(exchange, refusalStatus, JSON.createObjectNode().put("detail", "not now"));
    } else if (events.size() > largest) {
      reply(exchange, 413, JSON.createObjectNode().put("detail", "too large"));
    } else {
      reply(exchange, 200, take(events));
    }
  }

  private ObjectNode take(JsonNode events) {
    batches.add(events.size());
    ObjectNode body = JSON.createObjectNode();
    ArrayNode results = body.putArray("results");
    for (JsonNode event : events) {
      if (event.path("item").asText().equals("bad")) {
        results.addObject().put("status", "rejected").put("reason", "bad-item");
      } else {
        results.addObject().put("status", "accepted").put("receipt", "0-1");
        itemsByShopper
            .computeIfAbsent(event.path("shopper").asText(), s -> new ArrayList<>())
            .add(event.path("item").asText());
      }
    }
    return body;
  }

  private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
