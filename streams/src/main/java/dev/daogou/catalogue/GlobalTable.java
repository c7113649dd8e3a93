package dev.daogou.catalogue;

import dev.daogou.schemas.Topic;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/**
 * Feeds a view in memory from a compacted topic, on every instance. The store that Kafka Streams
 * wants for it stays empty and in memory, so that each start reads the whole topic and the view is
 * always rebuilt; RocksDB under a global store does not survive an unclean stop with exactly-once
 * processing (KAFKA-21034).
 */
public final class GlobalTable {
  private GlobalTable() {}

  /** Calls the view with every record of the topic, from the first; a null value removes. */
  public static <K, V> void follow(
      StreamsBuilder builder, String name, Topic<K, V> topic, BiConsumer<K, V> view) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled(),
        topic.name(),
        Consumed.with(topic.key(), topic.value()).withName(name),
        () -> new Follower<>(view));
  }

  private static final class Follower<K, V> extends ContextualProcessor<K, V, Void, Void> {
    private final BiConsumer<K, V> view;

    Follower(BiConsumer<K, V> view) {
      this.view = view;
    }

    @Override
    public void process(Record<K, V> record) {
      try {
        view.accept(record.key(), record.value());
      } catch (StackOverflowError | OutOfMemoryError e) {
        // The whole program would end with the thread; as it is, it does without this record.
        throw new IllegalStateException("a record of a table in memory is too much", e);
      }
    }
  }
}
