package dev.daogou.serving.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.peers.PeerQuestion.Asked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Asked ANNA = Asked.about("default", "anna/bo ü");

  private final CountDownLatch end = new CountDownLatch(1);
  private PeerListener listener;
  private Peers peers;

  @AfterEach
  void close() {
    end.countDown();
    if (listener != null) {
      listener.close();
    }
    if (peers != null) {
      peers.close();
    }
  }

  @Test
  void shouldBringBackWhatIsStored() {
    HostInfo peer = listening(asked -> new PeerAnswer.Found(new byte[] {1, -2, 3}, true, true));

    PeerAnswer answer = ask(peer);

    assertThat(answer)
        .isInstanceOfSatisfying(
            PeerAnswer.Found.class,
            found -> {
              assertThat(found.value()).containsExactly(1, -2, 3);
              assertThat(found.standby()).isTrue();
              assertThat(found.covered()).isTrue();
            });
  }

  @Test
  void shouldAskAsItWasAsked() {
    Asked asked = new Asked("shop", "bo & co/?=ü", java.util.Optional.of("2-7"), LONG);
    HostInfo peer =
        listening(
            question ->
                question.equals(asked)
                    ? new PeerAnswer.Absent(true)
                    : new PeerAnswer.NotReady("another question: " + question));

    PeerAnswer answer = peers.ask(peer, "lists", asked, LONG);

    assertThat(answer).isEqualTo(new PeerAnswer.Absent(true));
  }

  @Test
  void shouldTellWhoOwnsAndThatNobodyKnows() {
    assertThat(ask(listening(asked -> new PeerAnswer.Misdirected(new HostInfo("far", 9)))))
        .isEqualTo(new PeerAnswer.Misdirected(new HostInfo("far", 9)));
    assertThat(ask(listening(asked -> new PeerAnswer.NotReady("restoring"))))
        .isInstanceOf(PeerAnswer.NotReady.class);
    assertThat(
            ask(
                listening(
                    asked -> {
                      throw new IllegalStateException("a bug");
                    })))
        .isInstanceOf(PeerAnswer.NotReady.class);
  }

  @Test
  void shouldNotTakeAStrangersWordForAbsence() throws IOException {
    HttpServer stranger =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger status = new AtomicInteger();
    stranger.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    stranger.start();
    peers = peers(Map.of());
    try {
      for (int each : List.of(200, 204, 404, 410, 503)) {
        status.set(each);

        PeerAnswer answer = ask(new HostInfo("127.0.0.1", stranger.getAddress().getPort()));

        assertThat(answer).as("status " + each).isInstanceOf(PeerAnswer.Failed.class);
      }
    } finally {
      stranger.stop(0);
    }
  }

  @Test
  void shouldLeaveOneAloneThatDidNotAnswerInTime() {
    AtomicInteger questions = new AtomicInteger();
    HostInfo peer =
        listening(
            asked -> {
              questions.incrementAndGet();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new PeerAnswer.Absent(false);
            });
    Duration deadline = Duration.ofMillis(300);
    long began = System.nanoTime();

    PeerAnswer late = peers.ask(peer, "lists", ANNA, deadline);
    Duration waited = Duration.ofNanos(System.nanoTime() - began);
    PeerAnswer next = peers.ask(peer, "lists", ANNA, deadline);

    assertThat(late).isInstanceOf(PeerAnswer.Failed.class);
    assertThat(waited).isBetween(deadline, LONG);
    assertThat(next).isInstanceOf(PeerAnswer.Failed.class);
    assertThat(questions).hasValue(1);
  }

  @Test
  void shouldAskAgainAfterAWhile() throws IOException {
    HostInfo nobody = new HostInfo("127.0.0.1", closedPort());
    peers = peers(Map.of("daogou.peers.pause", "0s"));

    assertThat(ask(nobody)).isInstanceOf(PeerAnswer.Failed.class);
    PeerAnswer again = ask(nobody);

    assertThat(again)
        .isInstanceOfSatisfying(
            PeerAnswer.Failed.class,
            failed -> assertThat(failed.why()).contains("does not answer"));
  }

  @Test
  void shouldAnswerOnlyThoseWhoKnowTheWord() {
    HostInfo peer =
        listening(asked -> new PeerAnswer.Absent(false), Map.of("daogou.peers.secret", "sesame"));
    assertThat(ask(peer)).isInstanceOf(PeerAnswer.Absent.class);
    peers.close();
    peers = peers(Map.of("daogou.peers.secret", "barley"));

    PeerAnswer answer = ask(peer);

    assertThat(answer).isInstanceOf(PeerAnswer.NotReady.class);
  }

  @Test
  void shouldNotListenToOtherMachinesWithoutAWord() {
    Map<String, String> open = Map.of("daogou.advertised-address", "0.0.0.0:0");
    PeerListener unsafe = new PeerListener(config(open), new PeerSecrets(config(open)), List.of());

    assertThatThrownBy(unsafe::address)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("daogou.peers.secret");
  }

  @Test
  void shouldPassTheRequestsIdOn() {
    HostInfo peer =
        listening(asked -> new PeerAnswer.NotReady(String.valueOf(MDC.get(RequestIds.KEY))));
    MDC.put(RequestIds.KEY, "r-17");
    try {

      PeerAnswer answer = ask(peer);

      assertThat(((PeerAnswer.NotReady) answer).why()).endsWith("r-17");
    } finally {
      MDC.remove(RequestIds.KEY);
    }
  }

  private PeerAnswer ask(HostInfo peer) {
    return peers.ask(peer, "lists", ANNA, LONG);
  }

  private HostInfo listening(Function<Asked, PeerAnswer> answers) {
    return listening(answers, Map.of());
  }

  private HostInfo listening(Function<Asked, PeerAnswer> answers, Map<String, String> further) {
    close(listener, peers);
    Map<String, String> settings = new HashMap<>(further);
    settings.put("daogou.advertised-address", "127.0.0.1:0");
    PeerQuestion question =
        new PeerQuestion() {
          @Override
          public String name() {
            return "lists";
          }

          @Override
          public PeerAnswer answer(Asked asked) {
            return answers.apply(asked);
          }
        };
    listener =
        new PeerListener(config(settings), new PeerSecrets(config(settings)), List.of(question));
    peers = peers(settings);
    return listener.address();
  }

  private static void close(PeerListener listener, Peers peers) {
    if (listener != null) {
      listener.close();
      peers.close();
    }
  }

  private static int closedPort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Peers peers(Map<String, String> settings) {
    ServiceConfig config = config(settings);
    return new Peers(config, new PeerSecrets(config), new SimpleMeterRegistry());
  }

  private static ServiceConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("daogou.peers.hop-deadline", "20s");
    all.putIfAbsent("daogou.peers.pause", "1h");
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(ServiceConfig.class)
        .withDefaultValues(all)
        .build()
        .getConfigMapping(ServiceConfig.class);
  }
}
