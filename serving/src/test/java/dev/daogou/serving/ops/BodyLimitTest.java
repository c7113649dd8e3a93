package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> touched = new LinkedBlockingQueue<>();
  private final BlockingQueue<Handler<AsyncResult<Void>>> whenAnswered =
      new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  // Between looking whether the body has ended and asking for the rest of it, it must not end.
  @Test
  void shouldTouchARequestOnItsEventLoopAloneWhoeverAnswers() throws Exception {
    take("2");

    whenAnswered.take().handle(Future.succeededFuture());

    assertThat(List.of(touched.take(), touched.take(), touched.take(), touched.take()))
        .containsExactly("isEnded", "endHandler", "handler", "resume");
  }

  @Test
  void shouldLeaveARequestAloneThatBringsNoBody() {
    take("0");

    assertThat(whenAnswered).isEmpty();
  }

  private void take(String announced) {
    var taken = new CompletableFuture<Void>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            now -> {
              limit().refuseTooLarge(context(request(announced)));
              taken.complete(null);
            });
    taken.join();
  }

  private RoutingContext context(HttpServerRequest request) {
    return proxy(
        RoutingContext.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "request" -> request;
              case "vertx" -> vertx;
              case "addEndHandler" -> listens(arguments[0]);
              default -> null;
            });
  }

  @SuppressWarnings("unchecked") // as the method says
  private int listens(Object handler) {
    whenAnswered.add((Handler<AsyncResult<Void>>) handler);
    return whenAnswered.size();
  }

  private HttpServerRequest request(String announced) {
    return proxy(
        HttpServerRequest.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getHeader" -> announced;
              case "version" -> HttpVersion.HTTP_1_1;
              case "headers" -> MultiMap.caseInsensitiveMultiMap();
              default -> {
                touched.add(
                    Context.isOnEventLoopThread() ? method.getName() : "elsewhere: " + method);
                yield method.getReturnType() == boolean.class ? (Object) false : self;
              }
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static BodyLimit limit() {
    ServiceConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ServiceConfig.class)
            .build()
            .getConfigMapping(ServiceConfig.class);
    return new BodyLimit(config, new ObjectMapper());
  }
}
