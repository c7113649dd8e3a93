package dev.daogou.bench.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Shoppers who come and go at a steady rate: each looks at a few items, searches, reads lists, sees
 * and clicks what is on them, fills a cart and orders, one act after the other, and makes room for
 * the next one.
 */
final class CountedLoad implements AutoCloseable {
  static final int ITEMS = 400;

  private static final int AT_ONCE = 40;
  private static final int ACTS = 40;
  // Few enough that nobody is taken for a program, and that clicks on lists repeat.
  private static final int ITEMS_OF_ONE = 8;
  private static final int SEEN_OF_A_LIST = 3;
  private static final Duration READ_PATIENCE = Duration.ofMillis(500);
  private static final Duration FINISHING = Duration.ofMinutes(2);

  private final Sender sender;
  private final Doors doors;
  private final double perSecond;
  private final long seed;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  /**
   * @param perSecond acts of all shoppers together
   */
  CountedLoad(Sender sender, Doors doors, double perSecond, long seed) {
    this.sender = sender;
    this.doors = doors;
    this.perSecond = perSecond;
    this.seed = seed;
  }

  void start() {
    IntStream.range(0, AT_ONCE)
        .mapToObj(place -> Thread.ofVirtual().name("bench-shopper-" + place).start(this::shop))
        .forEach(threads::add);
  }

  /** A shopper who has been there, or is. */
  String someShopper(Random random) {
    return name(random.nextInt(Math.max(1, numbers.get())));
  }

  private static String name(int number) {
    return "shopper-" + number;
  }

  private void shop() {
    try {
      while (!over) {
        int number = numbers.getAndIncrement();
        new Visit(name(number), new Random(seed * 1_000_003 + number)).run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets everybody end their act, and waits until every event is acknowledged or patience ends. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    long deadline = System.nanoTime() + FINISHING.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    sender.giveUp();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private final class Visit {
    private final String shopper;
    private final Random random;
    private final List<String> items;
    private final List<String> clicked = new ArrayList<>();
    private int acts;

    Visit(String shopper, Random random) {
      this.shopper = shopper;
      this.random = random;
      // Different ones: several lines of an order with the same item are one interaction.
      items =
          random
              .ints(0, ITEMS)
              .distinct()
              .limit(ITEMS_OF_ONE)
              .mapToObj(item -> "i" + item)
              .toList();
    }

    void run() throws InterruptedException {
      for (; acts < ACTS && !over; acts++) {
        Thread.sleep((long) (1000 * AT_ONCE / perSecond * (0.5 + random.nextDouble())));
        act(random.nextInt(100));
      }
    }

    private void act(int kind) throws InterruptedException {
      if (kind < 60) {
        sender.send(CountedEvent.view(id("view"), shopper, item()));
      } else if (kind < 70) {
        sender.send(CountedEvent.search(id("search"), shopper, random.nextInt(50)));
      } else if (kind < 80) {
        sender.send(CountedEvent.cartAdd(id("cart"), shopper, item()));
      } else if (kind < 85) {
        sender.send(CountedEvent.order(id("order"), shopper, List.of(items.get(0), items.get(1))));
      } else {
        readAndClick();
      }
    }

    private String id(String act) {
      return "%s-%s-%d".formatted(shopper, act, acts);
    }

    private String item() {
      return items.get(random.nextInt(items.size()));
    }

    private void readAndClick() throws InterruptedException {
      Optional<JsonNode> list =
          doors
              .read(acts, "/v1/users/" + shopper + "/recommendations", READ_PATIENCE, doors.count())
              .flatMap(reply -> tree(reply.body()));
      if (list.isEmpty() || !list.get().path("level").asText().equals("active")) {
        return;
      }
      String name = list.get().path("recommendationId").asText();
      List<String> seen = new ArrayList<>();
      list.get().path("items").forEach(item -> seen.add(item.path("item").asText()));
      List<String> top = seen.subList(0, Math.min(SEEN_OF_A_LIST, seen.size()));
      if (top.isEmpty()) {
        return;
      }
      sender.send(CountedEvent.shown(id("shown"), shopper, name, top));
      if (!clicked.contains(name)) {
        clicked.add(name);
        sender.send(CountedEvent.clicked(id("click"), shopper, name, top.getFirst()));
      }
    }

    private Optional<JsonNode> tree(String text) {
      try {
        return Optional.of(json.readTree(text));
      } catch (JsonProcessingException e) {
        return Optional.empty();
      }
    }
  }
}
