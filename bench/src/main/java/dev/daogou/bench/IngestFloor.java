package dev.daogou.bench;

import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** The floor of ingest: the same events through {@link FloorTopology}. */
final class IngestFloor implements AutoCloseable {
  private static final String APPLICATION = "floor";
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Workbench bench;
  private final Topics topics;
  private final ShopEvents events;
  private final KafkaStreams streams;
  private final Backlog backlog;
  private final Feed<ShopperKey, StorefrontEvent> feed;
  private long sent;

  IngestFloor(Workbench bench, Admin admin, int partitions, ShopEvents events) {
    this.bench = bench;
    this.events = events;
    topics = Topics.of("floor.", partitions, ValueSerdes.singleObject());
    bench.create(topics);
    backlog = new Backlog(admin, APPLICATION);
    feed = new Feed<>(bench.bootstrapServers(), topics.events());
    streams =
        new KafkaStreams(
            FloorTopology.of(topics.events().name(), topics.recommendations().name()),
            FloorTopology.properties(
                APPLICATION, bench.bootstrapServers(), bench.path(APPLICATION)));
    streams.start();
  }

  /** So many events, from the first sent until everything that follows is committed. */
  Cost round(int count) throws Exception {
    Cost begin = Cost.begin(bench.broker());
    for (int i = 0; i < count; i++) {
      int shopper = (int) (sent++ % events.shoppers());
      feed.send(
          new ShopperKey(Tenants.DEFAULT, ShopEvents.id(shopper)),
          events.next(shopper, Instant.now(), Origin.LIVE));
    }
    feed.flush();
    Patience.await("the floor", LONGEST, () -> backlog.isDone(topics.events().name(), sent));
    return begin.untilNow(bench.broker());
  }

  @Override
  public void close() {
    feed.close();
    streams.close();
  }
}
