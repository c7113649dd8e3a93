package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.intake.EventRules;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Events for a board, and what it must say of them. */
final class BoardEvents {
  private BoardEvents() {}

  /** Writes events, some of them twice, and some records that are none. */
  static void write(int count, Random random, Cluster cluster, Topics topics) {
    List<StorefrontEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StorefrontEvent event =
          !events.isEmpty() && random.nextInt(6) == 0
              ? events.get(random.nextInt(events.size()))
              : event(random);
      events.add(event);
    }
    cluster.write(topics.events(), events.stream().map(Events::record));
    for (int i = 0; i < 10; i++) {
      cluster.write(
          topics.events().name(), ("default/s" + i).getBytes(UTF_8), "nonsense".getBytes(UTF_8));
    }
  }

  private static StorefrontEvent event(Random random) {
    String shopper = "s" + random.nextInt(40);
    String item = "ring-" + random.nextInt(20);
    Object payload =
        switch (random.nextInt(9)) {
          case 0 -> new Search("Ring " + random.nextInt(3), random.nextInt(2));
          case 1 -> new CartAdd(item, 1, 9.5, null);
          case 2 ->
              new OrderPlaced("o" + random.nextLong(), List.of(new OrderLine(item, 2, 9.5)), "CNY");
          case 3 -> new OrderReversed("o" + random.nextInt(), List.of(), null);
          case 4 -> new ListView("for-you", null, List.of(item));
          case 5 ->
              random.nextBoolean() ? new Other("newsletter") : new IdentityLink("u" + shopper);
          case 6 -> new CartAdd(item, random.nextInt(2), null, null);
          default -> new ItemView(item, null);
        };
    Instant time = Instant.now().minusMillis(random.nextInt(20_000));
    StorefrontEvent event = Events.event("b" + random.nextLong(), shopper, null, time, payload);
    if (random.nextInt(10) == 0) {
      event.setOrigin(random.nextBoolean() ? Origin.REPLAY : Origin.BACKFILL);
    }
    if (random.nextInt(8) == 0) {
      event.setConsent(Consent.COUNT_ONLY);
    }
    return event;
  }

  /** What an independent reader of the topic counts. */
  static Map<String, Long> expected(Cluster cluster, Topics topics) {
    Map<String, Long> counts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : cluster.read(topics.events().name())) {
      try {
        StorefrontEvent event =
            topics.events().value().deserializer().deserialize(record.topic(), record.value());
        if (EventRules.check(event).isEmpty()
            && seen.add(event.getShopper() + '/' + event.getId())
            && event.getOrigin() == Origin.LIVE) {
          counts.merge(EventTypes.of(event.getPayload()), 1L, Long::sum);
        }
      } catch (SerializationException bad) {
        counts.merge("bad", 0L, Long::sum);
      }
    }
    counts.remove("bad");
    return counts;
  }
}
