package dev.daogou.serving.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Sends requests as somebody, and looks at how they are received. */
final class Client implements AutoCloseable {
  private static final int ENOUGH = 4 << 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;

  Client(String address) {
    this.address = address;
  }

  /** An answer; of a stream only that it has begun. */
  record Answer(int status, HttpResponse<InputStream> response, String body) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer send(String method, String path, String body, List<String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        boolean stream =
            response.headers().firstValue("content-type").orElse("").contains("event-stream");
        String text = stream ? "" : new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), response, text);
      }
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, List.of(headers));
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, List.of(headers));
  }

  static String bearer(String key) {
    return "Bearer " + key;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
