package dev.daogou.serving.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The service's HTTP side, as a shop sees it. */
final class Api implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  Api(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  /**
   * An answer.
   *
   * @param status 0 where the service does not answer at all
   * @param body missing where it is not JSON
   * @param text as it came, or why there is none
   */
  record Reply(int status, JsonNode body, String text) {
    private static Reply none(IOException why) {
      return new Reply(0, MissingNode.getInstance(), why.toString());
    }

    private static Reply of(HttpResponse<String> response) {
      return new Reply(response.statusCode(), json(response.body()), response.body());
    }

    private static JsonNode json(String body) {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }
  }

  Reply get(String path) {
    return send(request(path).GET().build());
  }

  /** As the request of that id. */
  Reply get(String path, String requestId) {
    return send(request(path).header("X-Request-Id", requestId).GET().build());
  }

  /** Posts JSON, or what pretends to be. */
  Reply post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Follows server-sent events; the lines gather while the connection lasts. */
  Queue<String> follow(String path) throws IOException, InterruptedException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).GET().build();
    HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
    Thread.ofVirtual().start(() -> gather(response.body(), lines));
    return lines;
  }

  private static void gather(Stream<String> body, Queue<String> lines) {
    try {
      body.forEach(lines::add);
    } catch (UncheckedIOException end) {
      lines.add("");
    }
  }

  /** The sum of a counter over its tags; 0 where it has not been counted yet. */
  double metric(String name) {
    return get("/q/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
  }

  private Reply send(HttpRequest request) {
    try {
      return Reply.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Reply.none(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
