package dev.daogou.storefront.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
  private HttpServer server;
  private ServiceClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client =
        new ServiceClient(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            Map.of("Authorization", "Bearer key"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void shouldSendItsHeadersAndReadTheBody() {
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"key\":\"%s\"}"
                  .formatted(exchange.getRequestHeaders().getFirst("Authorization"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });

    assertThat(client.get("/v1/any"))
        .isInstanceOfSatisfying(
            Answer.Ok.class,
            ok -> assertThat(ok.body().path("key").asText()).isEqualTo("Bearer key"));
  }

  @Test
  void shouldSayWhenToComeBackToABusyService() {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });

    assertThat(client.get("/v1/any"))
        .isInstanceOfSatisfying(
            Answer.Busy.class, busy -> assertThat(busy.retryAfter()).hasSeconds(7));
  }

  @Test
  void shouldSayThatNobodyIsThere() {
    server.stop(0);

    assertThat(client.get("/v1/any")).isInstanceOf(Answer.Unreachable.class);
  }

  @Test
  void shouldSayThatItIsClosed() {
    client.close();

    assertThat(client.get("/v1/any"))
        .isInstanceOfSatisfying(
            Answer.Unreachable.class, gone -> assertThat(gone.detail()).contains("is closed"));
  }
}
