package dev.daogou.serving.process;

import dev.daogou.serving.process.Api.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shoppers who look at items all the time. What is sent is counted; a batch that is not answered
 * with yes is sent again with the same ids, as clients do, until it is.
 */
final class Writers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PACE = Duration.ofSeconds(40);
  private static final int BATCH = 10;

  private final Balancer balancer;
  private final int shoppers;
  private final int items;
  private final Instant start = Instant.now().minus(Duration.ofHours(4));
  private final Map<String, Long> byShopper = new ConcurrentHashMap<>();
  private final Map<String, Long> byItem = new ConcurrentHashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().unstarted(this::write);
  private volatile boolean stopped;
  private int number;

  Writers(Balancer balancer, int shoppers, int items) {
    this.balancer = balancer;
    this.shoppers = shoppers;
    this.items = items;
  }

  static String shopper(int number) {
    return "shopper-" + number;
  }

  static String item(int number) {
    return "item-" + number;
  }

  /** Every shopper looks at something once. */
  void open() {
    for (int first = 0; first < shoppers; first += BATCH) {
      List<String> events = new ArrayList<>();
      for (int i = first; i < Math.min(shoppers, first + BATCH); i++) {
        events.add(view(shopper(i), item(i % items), start));
      }
      send(events);
    }
  }

  void start() {
    thread.start();
  }

  /** Sends one view more, and gives its receipt. */
  String probe(String shopper, String item) {
    return send(List.of(view(shopper, item, Instant.now())));
  }

  /** Events by shopper. */
  Map<String, Long> byShopper() {
    return byShopper;
  }

  /** Events by item. */
  Map<String, Long> byItem() {
    return byItem;
  }

  private void write() {
    Random random = new Random(7);
    for (int round = 1; !stopped; round++) {
      List<String> events = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        Instant time = start.plus(PACE.multipliedBy(round)).plusMillis(random.nextInt(30_000));
        events.add(view(shopper(random.nextInt(shoppers)), item(random.nextInt(items)), time));
      }
      send(events);
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized String view(String shopper, String item, Instant time) {
    byShopper.merge(shopper, 1L, Long::sum);
    byItem.merge(item, 1L, Long::sum);
    return "{\"id\":\"e-%d\",\"type\":\"item-view\",\"shopper\":\"%s\",\"item\":\"%s\",\"time\":\"%s\"}"
        .formatted(number++, shopper, item, time);
  }

  private String send(List<String> events) {
    String body = "[" + String.join(",", events) + "]";
    while (true) {
      Reply reply = balancer.send(api -> api.post("/v1/events", body));
      if (reply.status() == 200 && reply.body().path("rejected").asInt() == 0) {
        return reply.body().at("/results/0/receipt").asText();
      }
      synchronized (refusals) {
        refusals.add(reply.status() + " " + reply.text());
      }
    }
  }

  /** Answers other than yes. */
  List<String> refusals() {
    synchronized (refusals) {
      return List.copyOf(refusals);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join(Duration.ofSeconds(60));
  }
}
