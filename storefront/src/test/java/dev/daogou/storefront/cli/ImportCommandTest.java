package dev.daogou.storefront.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a service that refuses every item named {@code bad}. */
class ImportCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private HttpServer server;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private List<String> known = List.of();

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/catalogue", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSendAPackedFile() throws IOException {
    Path file = folder.resolve("items.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 1_234; i++) {
        out.write(
            "{\"item\":\"i%d\",\"title\":\"Item %d\"}\n"
                .formatted(i, i)
                .getBytes(StandardCharsets.UTF_8));
      }
    }

    int code = run(file.toString());

    assertThat(code).isZero();
    assertThat(taken).extracting(item -> item.path("item").asText()).doesNotHaveDuplicates();
    assertThat(taken).hasSize(1_234);
  }

  @Test
  void shouldWriteWhatWasRefusedWithItsLineAndFail() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("items.csv"), "id,title,price\na,A,1\nbad,B,2\nc,C,free\nd,D,3\n");
    Path rejects = folder.resolve("rejects.jsonl");

    int code = run(file.toString(), "--rejects", rejects.toString());

    assertThat(code).isEqualTo(1);
    assertThat(taken).extracting(item -> item.path("item").asText()).containsOnly("a", "d");
    assertThat(Files.readAllLines(rejects).stream().map(ImportCommandTest::parsed))
        .extracting(line -> line.path("line").asInt() + " " + line.path("reason").asText())
        .containsExactlyInAnyOrder(
            "3 bad-item: no such thing",
            "4 price 'free' is not an amount with the decimal sign '.'");
  }

  @Test
  void shouldRemoveWhatNoFileNames() throws IOException {
    known = List.of("a", "b", "c", "gone");
    Path file =
        Files.writeString(folder.resolve("items.csv"), "id,title,price\na,A,1\nb,B,2\nc,C,free\n");

    run(file.toString(), "--remove-missing");

    assertThat(taken.stream().filter(item -> item.path("removed").asBoolean()))
        .extracting(item -> item.path("item").asText())
        .as("an item that was refused is not missing")
        .containsExactly("gone");
  }

  @Test
  void shouldNotEmptyAShopByMistake() throws IOException {
    known = List.of("a", "b", "c", "d");
    Path file = Files.writeString(folder.resolve("items.csv"), "id,title\na,A\n");

    int code = run(file.toString(), "--remove-missing");

    assertThat(code).isEqualTo(1);
    assertThat(taken).noneMatch(item -> item.path("removed").asBoolean());
  }

  @Test
  void shouldSendNothingInADryRun() throws IOException {
    Path file = Files.writeString(folder.resolve("items.csv"), "id,title\na,A\n,B\n");

    int code = run(file.toString(), "--dry-run");

    assertThat(code).isEqualTo(1);
    assertThat(taken).isEmpty();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "import";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--url";
    all[arguments.length + 2] = "http://127.0.0.1:" + server.getAddress().getPort();
    return Daogou.execute(all);
  }

  private void answer(HttpExchange exchange) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    if (exchange.getRequestMethod().equals("GET")) {
      known.forEach(body.putArray("items")::add);
    } else {
      take(JSON.readTree(exchange.getRequestBody()).path("items"), body.putArray("results"));
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void take(JsonNode items, ArrayNode results) {
    for (JsonNode item : items) {
      if (item.path("item").asText().equals("bad")) {
        results
            .addObject()
            .put("status", "rejected")
            .put("reason", "bad-item")
            .put("detail", "no such thing");
      } else {
        taken.add(item);
        results.addObject().put("status", "accepted");
      }
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
