package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.daogou.bench.faults.Ledger.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final CountedEvent EVENT = CountedEvent.view("e1", "anna", "i1");
  private static final String TAKEN = "{\"results\":[{\"receipt\":\"0-17\"}]}";

  private final Queue<Said> answers = new ArrayDeque<>();
  private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
  private final Ledger ledger = new Ledger();
  private HttpServer server;
  private Doors doors;
  private Sender sender;

  private record Said(int status, String body) {}

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/events", this::answer);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    doors = new Doors(List.of(address, address), "key", new Answers());
    sender = new Sender(doors, ledger);
  }

  @AfterEach
  void close() {
    doors.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Said said = answers.size() > 1 ? answers.remove() : answers.element();
    byte[] body = said.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Retry-After", "0");
    exchange.sendResponseHeaders(said.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void shouldEnterWhatIsAcknowledged() throws InterruptedException {
    answers.add(new Said(200, TAKEN));

    assertThat(sender.send(EVENT)).contains("0-17");

    assertThat(ledger.total(Place.PROFILE)).isEqualTo(1);
    assertThat(sender.taken()).isEqualTo(1);
  }

  @Test
  void shouldSendTheSameUntilItIsAcknowledgedAndEnterItOnce() throws InterruptedException {
    answers.add(new Said(503, "{}"));
    answers.add(new Said(429, "{}"));
    answers.add(new Said(200, TAKEN));

    assertThat(sender.send(EVENT)).isPresent();

    assertThat(bodies).hasSize(3).containsOnly(EVENT.json());
    assertThat(ledger.total(Place.PROFILE)).isEqualTo(1);
    assertThat(sender.repeated()).isEqualTo(2);
  }

  @Test
  void shouldTellOfGoodEventsThatAreRefused() throws InterruptedException {
    answers.add(new Said(400, "no"));

    assertThat(sender.send(EVENT)).isEmpty();

    assertThat(sender.refused()).singleElement().asString().contains("e1", "400 no");
    assertThat(ledger.total(Place.PROFILE)).isZero();
  }

  @Test
  void shouldCountWhatNobodyTookBeforeTheEnd() throws InterruptedException {
    answers.add(new Said(503, "{}"));
    sender.giveUp();

    assertThat(sender.send(EVENT)).isEmpty();

    assertThat(sender.notTaken()).isEqualTo(1);
  }
}
