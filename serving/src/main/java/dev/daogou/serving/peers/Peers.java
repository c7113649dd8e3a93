package dev.daogou.serving.peers;

import dev.daogou.app.StageMetrics;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.peers.PeerAnswer.Failed;
import dev.daogou.serving.peers.PeerQuestion.Asked;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.MDC;

/**
 * Asks other instances. Every question has a deadline, to connect and over all; an instance that
 * did not answer is left alone for a moment, so that reads do not queue up before it.
 */
@ApplicationScoped
public class Peers {
  private final ServiceConfig config;
  private final PeerSecrets secrets;
  private final MeterRegistry metrics;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Map<HostInfo, Long> leftAloneUntil = new ConcurrentHashMap<>();

  protected Peers(ServiceConfig config, PeerSecrets secrets, MeterRegistry metrics) {
    this.config = config;
    this.secrets = secrets;
    this.metrics = metrics;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.peers().hopDeadline())
            .executor(threads)
            .build();
  }

  /**
   * Asks one instance. Blocks: for virtual threads.
   *
   * @param longest the caller's own deadline
   */
  public PeerAnswer ask(HostInfo peer, String question, Asked asked, Duration longest) {
    if (isLeftAlone(peer)) {
      return new Failed(peer + " did not answer a moment ago");
    }
    long began = System.nanoTime();
    PeerAnswer answer = send(peer, question, asked, shorter(longest, hop(asked)));
    timer(question, label(answer)).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return answer;
  }

  private Timer timer(String question, String outcome) {
    return timers.computeIfAbsent(
        question + '|' + outcome,
        fresh ->
            StageMetrics.latencies(ServiceMetrics.HOP)
                .tags(ServiceMetrics.QUESTION, question, ServiceMetrics.OUTCOME, outcome)
                .register(metrics));
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }

  private PeerAnswer send(HostInfo peer, String question, Asked asked, Duration longest) {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request(peer, question, asked, longest), BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> answer = coming.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return PeerProtocol.read(
          name -> answer.headers().firstValue(name).orElse(null), answer.body());
    } catch (TimeoutException late) {
      return failed(peer, coming, "did not answer within " + longest.toMillis() + " ms");
    } catch (ExecutionException e) {
      return failed(peer, coming, "does not answer: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed("the service is stopping");
    }
  }

  private HttpRequest request(HostInfo peer, String question, Asked asked, Duration longest) {
    String address = PeerProtocol.address(config.topics().prefix(), question, asked);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + peer.host() + ":" + peer.port() + address))
            .timeout(longest);
    secrets.shown().ifPresent(word -> request.header(PeerProtocol.SECRET, word));
    if (MDC.get(RequestIds.KEY) instanceof String id) {
      request.header(PeerProtocol.REQUEST_ID, id);
    }
    return request.build();
  }

  private Failed failed(HostInfo peer, CompletableFuture<?> coming, String why) {
    coming.cancel(true);
    leftAloneUntil.put(peer, System.nanoTime() + config.peers().pause().toNanos());
    return new Failed(peer + " " + why);
  }

  private boolean isLeftAlone(HostInfo peer) {
    Long until = leftAloneUntil.get(peer);
    boolean isOver = until != null && System.nanoTime() - until >= 0;
    if (isOver) {
      leftAloneUntil.remove(peer, until);
    }
    return until != null && !isOver;
  }

  private Duration hop(Asked asked) {
    return config.peers().hopDeadline().plus(asked.patience());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String label(PeerAnswer answer) {
    return answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
