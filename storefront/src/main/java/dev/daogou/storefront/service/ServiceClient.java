package dev.daogou.storefront.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Requests to one Daogou service, each on its caller's thread, which may well be a virtual one.
 * Thread-safe; connections are kept and reused. What is sent is sent once: whether to send it again
 * is the caller's to say.
 */
public final class ServiceClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int MOST_CONNECTIONS = 4_096;

  private final ObjectMapper json = new ObjectMapper();
  private final CloseableHttpClient http;
  private final URI base;

  /**
   * @param base address of the service, such as {@code http://127.0.0.1:8080}
   * @param headers sent with every request, such as {@code Authorization}
   */
  public ServiceClient(URI base, Map<String, String> headers) {
    this.base = base;
    http = client(headers);
  }

  /** Sends a JSON body to a path. */
  public Answer post(String path, JsonNode body) {
    HttpPost request = new HttpPost(base.resolve(path));
    request.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
    return send(request);
  }

  /** Reads a path. */
  public Answer get(String path) {
    return send(new HttpGet(base.resolve(path)));
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }

  private static CloseableHttpClient client(Map<String, String> headers) {
    List<BasicHeader> all =
        headers.entrySet().stream()
            .map(header -> new BasicHeader(header.getKey(), header.getValue()))
            .toList();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom().setConnectTimeout(Timeout.of(CONNECT)).build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(Timeout.of(ANSWER)).build())
        .setDefaultHeaders(all)
        .setRetryStrategy(new ReadsOnceMore())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** A read is asked again, once, where a kept connection turns out to have been closed. */
  private static final class ReadsOnceMore extends DefaultHttpRequestRetryStrategy {
    ReadsOnceMore() {
      super(1, TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int times, HttpContext context) {
      return false;
    }
  }

  private Answer send(ClassicHttpRequest request) {
    request.setHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
    try {
      return http.execute(request, this::read);
    } catch (IOException e) {
      return new Answer.Unreachable(
          base + ": " + (Thread.currentThread().isInterrupted() ? "interrupted" : reason(e)));
    } catch (IllegalStateException closed) {
      // Whoever waits for a connection, or asks for one, when the client is closed.
      return new Answer.Unreachable(base + ": this client is closed");
    }
  }

  private Answer read(ClassicHttpResponse response) throws IOException {
    JsonNode body =
        response.getEntity() == null
            ? MissingNode.getInstance()
            : parsed(EntityUtils.toByteArray(response.getEntity()));
    return switch (response.getCode()) {
      case 200, 201, 202, 204 -> new Answer.Ok(body);
      case 413 -> new Answer.TooLarge(detail(body));
      case 429, 503 -> new Answer.Busy(retryAfter(response), detail(body));
      default -> new Answer.Refused(response.getCode(), detail(body), body);
    };
  }

  private JsonNode parsed(byte[] body) throws IOException {
    try {
      return Optional.ofNullable(json.readTree(body)).orElse(MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String detail(JsonNode problem) {
    String detail = problem.path("detail").asText("");
    return detail.isEmpty() ? problem.path("title").asText("no reason given") : detail;
  }

  private static Duration retryAfter(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .map(Header::getValue)
        .filter(value -> value.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(RETRY);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
