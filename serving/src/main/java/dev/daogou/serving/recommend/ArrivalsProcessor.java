package dev.daogou.serving.recommend;

import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topic;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells waiting readers, and what was read lately, what has just come into the table. */
final class ArrivalsProcessor extends ContextualProcessor<String, byte[], Void, Void> {
  private static final Logger LOG = Logger.getLogger(ArrivalsProcessor.class);

  private final Topic<String, RecommendationUpdate> recommendations;
  private final Arrivals arrivals;
  private final ListCache cache;
  private final FollowedLists followed;
  private ListCache.Ownership ownership;

  ArrivalsProcessor(
      Topic<String, RecommendationUpdate> recommendations,
      Arrivals arrivals,
      ListCache cache,
      FollowedLists followed) {
    this.recommendations = recommendations;
    this.arrivals = arrivals;
    this.cache = cache;
    this.followed = followed;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    // What was restored did not pass process(): the marker in the store says how far it reaches.
    TimestampedKeyValueStore<String, byte[]> table =
        context.getStateStore(ServeTopology.RECOMMENDATIONS);
    byte[] marker =
        ValueAndTimestamp.getValueOrNull(table.get(ProgressKey.of(context.taskId().partition())));
    marker(marker).ifPresent(arrivals::marker);
    ownership = cache.begin(context.taskId().partition());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (ProgressKey.isMarker(record.key())) {
      marker(record.value()).ifPresent(arrivals::marker);
    } else {
      followed.arrived(record.key(), record.headers());
      cache.arrived(record.key(), record.value(), ownership);
      arrivals.list(record.key());
    }
  }

  @Override
  public void close() {
    arrivals.leave(context().taskId().partition());
    cache.end(context().taskId().partition(), ownership);
  }

  private Optional<ProgressMarker> marker(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      RecommendationUpdate update =
          recommendations.value().deserializer().deserialize(recommendations.name(), bytes);
      return update.getUpdate() instanceof ProgressMarker marker
          ? Optional.of(marker)
          : Optional.empty();
    } catch (SerializationException e) {
      LOG.warnf("a progress marker cannot be read: %s", e.getMessage());
      return Optional.empty();
    }
  }
}
