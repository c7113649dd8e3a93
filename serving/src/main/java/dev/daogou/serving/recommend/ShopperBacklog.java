package dev.daogou.serving.recommend;

import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.EventBacklog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** How far the lists of a shopper's partition are behind the events. */
@ApplicationScoped
class ShopperBacklog {
  private final EventBacklog backlog;
  private final String topic;
  private final int partitions;

  ShopperBacklog(EventBacklog backlog, Topics topics) {
    this.backlog = backlog;
    topic = topics.events().name();
    partitions = topics.events().partitions();
  }

  /** How long events that may be the shopper's wait; empty where that is as usual. */
  Optional<Duration> behind(ShopperKey shopper) {
    byte[] key = KeySerdes.shopper().serializer().serialize(topic, shopper);
    return backlog.behind(BuiltInPartitioner.partitionForKey(key, partitions));
  }
}
