package dev.daogou.storefront.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests to one Daogou service. Thread-safe; connections are kept and reused. */
public final class ServiceClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI base;
  private final Map<String, String> headers;

  /**
   * @param base address of the service, such as {@code http://127.0.0.1:8080}
   * @param headers sent with every request, such as {@code Authorization}
   */
  public ServiceClient(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /** Sends a JSON body to a path. */
  public Answer post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Reads a path. */
  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/problem+json");
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest request) {
    try {
      return read(http.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Answer.Unreachable(base + ": " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable(base + ": interrupted");
    }
  }

  private Answer read(HttpResponse<byte[]> response) {
    JsonNode body = parsed(response.body());
    return switch (response.statusCode()) {
      case 200, 201, 202, 204 -> new Answer.Ok(body);
      case 413 -> new Answer.TooLarge(detail(body));
      case 429, 503 -> new Answer.Busy(retryAfter(response), detail(body));
      default -> new Answer.Refused(response.statusCode(), detail(body), body);
    };
  }

  private JsonNode parsed(byte[] body) {
    try {
      return Optional.ofNullable(json.readTree(body)).orElse(MissingNode.getInstance());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String detail(JsonNode problem) {
    String detail = problem.path("detail").asText("");
    return detail.isEmpty() ? problem.path("title").asText("no reason given") : detail;
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(RETRY);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
