package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;

/** Passes a read on to the instance that owns the shopper; once, never in circles. */
@ApplicationScoped
class Peers {
  private static final String PASSED_ON = "Daogou-Passed-On";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** The owner's answer to the same question. */
  Response ask(HostInfo owner, UriInfo asked, HttpHeaders headers) {
    return ask(owner, asked, headers, HttpRequest.newBuilder().GET());
  }

  /** The owner's answer to the same question, which has a body. */
  Response ask(HostInfo owner, UriInfo asked, HttpHeaders headers, byte[] json) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder()
            .header(HttpHeaders.CONTENT_TYPE, "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    return ask(owner, asked, headers, post);
  }

  private Response ask(
      HostInfo owner, UriInfo asked, HttpHeaders headers, HttpRequest.Builder request) {
    if (headers.getHeaderString(PASSED_ON) != null) {
      throw notReady("the shopper is moving between instances");
    }
    URI there =
        asked.getRequestUriBuilder().scheme("http").host(owner.host()).port(owner.port()).build();
    try {
      HttpResponse<byte[]> answer =
          client.send(
              request.uri(there).timeout(PATIENCE).header(PASSED_ON, "true").build(),
              BodyHandlers.ofByteArray());
      return copy(answer);
    } catch (IOException e) {
      throw notReady("the instance that owns the shopper does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReady("the service is stopping");
    }
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  private static Response copy(HttpResponse<byte[]> answer) {
    Response.ResponseBuilder copy = Response.status(answer.statusCode()).entity(answer.body());
    List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER)
        .forEach(
            name -> answer.headers().firstValue(name).ifPresent(value -> copy.header(name, value)));
    return copy.build();
  }

  private static ProblemException notReady(String detail) {
    return ProblemException.retryAfter(
        Duration.ofSeconds(1), ProblemKind.NOT_READY, detail, List.of());
  }
}
