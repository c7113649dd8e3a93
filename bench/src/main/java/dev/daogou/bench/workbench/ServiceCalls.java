package dev.daogou.bench.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The requests that the measurements make. Thread-safe. */
public final class ServiceCalls implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI address;
  private final Optional<String> key;

  public ServiceCalls(URI address) {
    this(address, Optional.empty());
  }

  private ServiceCalls(URI address, Optional<String> key) {
    this.address = address;
    this.key = key;
  }

  /** Calls of somebody who shows a key. */
  public static ServiceCalls withKey(URI address, String key) {
    return new ServiceCalls(address, Optional.of(key));
  }

  public boolean isReady() throws InterruptedException {
    try {
      return send(request("/q/health/ready").GET().build()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The body of a successful answer, unread. */
  public byte[] get(String path) throws IOException, InterruptedException {
    return body(send(request(path).GET().build()));
  }

  /** Puts items {@code i0} to {@code i<count>} into the catalogue. */
  public void fillCatalogue(int count) throws IOException, InterruptedException {
    int batch = 200;
    for (int from = 0; from < count; from += batch) {
      StringBuilder items = new StringBuilder("[");
      for (int i = from; i < Math.min(count, from + batch); i++) {
        items
            .append(i == from ? "" : ",")
            .append("{\"item\":\"i%d\",\"title\":\"Thing %d of kind %d\",".formatted(i, i, i % 50))
            .append("\"categoryPath\":[\"Things\",\"Kind %d\"],".formatted(i % 50))
            .append("\"price\":%d,\"currency\":\"EUR\"}".formatted(5 + i % 90));
      }
      post("/v1/catalogue", items.append(']').toString());
    }
  }

  /** Sends a view and returns its receipt. */
  public String view(String id, String shopper, String item)
      throws IOException, InterruptedException {
    JsonNode result =
        json.readTree(post("/v1/events", new View(id, shopper, item).json()))
            .path("results")
            .path(0);
    if (!result.hasNonNull("receipt")) {
      throw new IOException("a view was not accepted: " + result);
    }
    return result.path("receipt").asText();
  }

  /** Sends views in one request and returns their receipts, in their order. */
  public List<String> views(List<View> views) throws IOException, InterruptedException {
    String events = views.stream().map(View::json).collect(Collectors.joining(",", "[", "]"));
    List<String> receipts = new ArrayList<>(views.size());
    for (JsonNode result : json.readTree(post("/v1/events", events)).path("results")) {
      receipts.add(result.path("receipt").asText(""));
    }
    if (receipts.size() != views.size() || receipts.contains("")) {
      throw new IOException("not every view was accepted");
    }
    return receipts;
  }

  /** A view that is to be sent. */
  public record View(String id, String shopper, String item) {
    String json() {
      return "{\"id\":\"%s\",\"type\":\"item-view\",\"shopper\":\"%s\",\"item\":\"%s\"}"
          .formatted(id, shopper, item);
    }
  }

  /** Whether the list of a shopper covers a receipt, as far as the service waits for it. */
  public boolean covers(String shopper, String receipt) throws IOException, InterruptedException {
    String path = "/v1/users/" + shopper + "/recommendations?receipt=" + receipt;
    return json.readTree(get(path)).path("receipt").path("covered").asBoolean();
  }

  /** A JSON answer. */
  public JsonNode tree(String path) throws IOException, InterruptedException {
    return json.readTree(get(path));
  }

  /** Sum of all series of a counter, as Prometheus names it. */
  public double counted(String counter) throws IOException, InterruptedException {
    return new String(get("/q/metrics"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(counter + "{") || line.startsWith(counter + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private byte[] post(String path, String content) throws IOException, InterruptedException {
    return body(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(content))
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    key.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private static byte[] body(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.uri() + " answers " + response.statusCode());
    }
    return response.body();
  }
}
