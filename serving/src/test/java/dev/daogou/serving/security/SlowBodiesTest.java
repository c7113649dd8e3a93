package dev.daogou.serving.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowBodiesTest {
  private static final long NEVER = TimeUnit.HOURS.toMillis(1);
  private static final int LOOK_MS = 100;
  private static final int PATIENCE_MS = 60_000;
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldEndABodyThatBringsTooLittleLongBeforeTheDeadline() throws IOException {
    try (Socket socket = connect(new SlowBodies(NEVER, LOOK_MS, 1_000))) {
      socket.getOutputStream().write((HEAD + "x").getBytes(US_ASCII));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void shouldEndABodyThatIsNotWholeByTheDeadline() throws IOException {
    try (Socket socket = connect(new SlowBodies(2 * LOOK_MS, LOOK_MS, 0))) {
      socket.getOutputStream().write((HEAD + "x").getBytes(US_ASCII));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void shouldLeaveAloneWhatIsWhole() throws IOException {
    try (Socket socket = connect(new SlowBodies(2 * LOOK_MS, LOOK_MS, 1_000_000))) {
      socket.getOutputStream().write((HEAD + "x".repeat(1_000)).getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12))
          .asString(US_ASCII)
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void shouldLeaveAloneWhatWaitsToBeRead() throws IOException {
    try (Socket socket =
        connect(new SlowBodies(NEVER, LOOK_MS, 1_000_000), this::answerAfterAWhile)) {
      socket.getOutputStream().write((HEAD + "x".repeat(1_000)).getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12))
          .asString(US_ASCII)
          .isEqualTo("HTTP/1.1 200");
    }
  }

  private Socket connect(SlowBodies bodies) throws IOException {
    return connect(bodies, this::answer);
  }

  private Socket connect(SlowBodies bodies, Handler<RoutingContext> answer) throws IOException {
    Filters filters = new Filters();
    bodies.register(filters);
    Router router = Router.router(vertx);
    router.route().handler(filters.getFilters().getFirst().getHandler());
    router.route().handler(answer);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    Socket socket = new Socket("127.0.0.1", server.actualPort());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private void answerAfterAWhile(RoutingContext context) {
    context.request().pause();
    vertx.setTimer(5 * LOOK_MS, later -> answer(context));
  }

  // Answers, long after all looks, what came whole.
  private void answer(RoutingContext context) {
    context
        .request()
        .endHandler(whole -> vertx.setTimer(5 * LOOK_MS, later -> context.response().end()));
    context.request().resume();
  }
}
