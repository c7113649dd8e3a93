package dev.daogou.serving.peers;

import dev.daogou.serving.ops.Advertised;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.peers.PeerProtocol.Wire;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Listens for the other instances, on a port of its own that storefronts never see. */
@ApplicationScoped
class PeerListener implements Advertised {
  private static final Logger LOG = Logger.getLogger(PeerListener.class);

  private final ServiceConfig config;
  private final PeerSecrets secrets;
  private final Map<String, PeerQuestion> questions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  // Its own: the service's reports meters of its one HTTP server, and cannot report a second one.
  private @Nullable Vertx vertx;
  private @Nullable HostInfo address;

  @Inject
  PeerListener(ServiceConfig config, PeerSecrets secrets, @Any Instance<PeerQuestion> questions) {
    this(config, secrets, questions.stream().toList());
  }

  PeerListener(ServiceConfig config, PeerSecrets secrets, List<PeerQuestion> questions) {
    this.config = config;
    this.secrets = secrets;
    this.questions =
        questions.stream()
            .collect(
                Collectors.toMap(
                    each -> "/" + config.topics().prefix() + "/" + each.name(),
                    Function.identity()));
  }

  @Override
  public synchronized HostInfo address() {
    if (address == null) {
      address = config.advertisedAddress().map(this::listen).orElse(HostInfo.unavailable());
    }
    return address;
  }

  private HostInfo listen(String advertised) {
    HostInfo outside = parse(advertised);
    HostInfo inside = config.peers().listen().map(PeerListener::parse).orElse(outside);
    if (secrets.shown().isEmpty() && !isLoopback(inside.host())) {
      throw new IllegalStateException(
          "other machines can reach "
              + inside.host()
              + ": set daogou.peers.secret, or daogou.peers.secret-file");
    }
    Vertx own = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    vertx = own;
    HttpServer server;
    try {
      server =
          own.createHttpServer(
                  new HttpServerOptions().setHost(inside.host()).setPort(inside.port()))
              .requestHandler(request -> take(request, own.getOrCreateContext()))
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "cannot listen for other instances at " + inside + ": " + reason(e), e);
    }
    HostInfo known =
        new HostInfo(outside.host(), outside.port() == 0 ? server.actualPort() : outside.port());
    LOG.infof("other instances reach this one at %s:%d", known.host(), known.port());
    return known;
  }

  private static String reason(CompletionException e) {
    return String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage());
  }

  private void take(HttpServerRequest request, Context context) {
    threads.execute(
        () -> {
          Wire answer = PeerProtocol.write(answer(request));
          context.runOnContext(now -> send(answer, request.response()));
        });
  }

  private PeerAnswer answer(HttpServerRequest request) {
    PeerQuestion question = questions.get(request.path());
    if (question == null || !secrets.isOneOfUs(request.getHeader(PeerProtocol.SECRET))) {
      return new PeerAnswer.NotReady("this instance is of another installation");
    }
    String id = String.valueOf(request.getHeader(PeerProtocol.REQUEST_ID));
    MDC.put(RequestIds.KEY, id);
    LOG.debugf("asked for %s on behalf of request %s", question.name(), id);
    try {
      return PeerProtocol.asked(request::getParam)
          .map(question::answer)
          .orElseGet(() -> new PeerAnswer.NotReady("the question is not complete"));
    } catch (RuntimeException e) {
      LOG.error("another instance's question failed", e);
      return new PeerAnswer.NotReady("the question failed");
    }
  }

  private static void send(Wire answer, HttpServerResponse response) {
    if (!response.closed()) {
      response.setStatusCode(answer.status());
      answer.headers().forEach(response::putHeader);
      var unused = response.end(Buffer.buffer(answer.body()));
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    if (vertx != null) {
      var unused = vertx.close();
    }
  }

  private static HostInfo parse(String address) {
    return HostAddress.parse(address)
        .orElseThrow(
            () -> new IllegalStateException("an address must be host:port, not " + address));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the host " + host + " is not known", e);
    }
  }
}
