package dev.daogou.candidates;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.app.ShopperWork;
import dev.daogou.app.VersionedSerde;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The highest offset seen of the task's own partition of the events topic, as it is stored. */
record SeenOffset(KeyValueStore<Bytes, byte[]> store) {
  private static final Bytes KEY = ShopperWork.SEEN.key("seen".getBytes(UTF_8));
  private static final Serde<Long> FORM = new VersionedSerde<>((byte) 1, Serdes.Long());

  /** It, or {@link CandidateBatch#NO_PROGRESS} where nothing was ever seen. */
  long get() {
    byte[] stored = store.get(KEY);
    return stored == null
        ? CandidateBatch.NO_PROGRESS
        : FORM.deserializer().deserialize(ShopperWork.STORE, stored);
  }

  void put(long offset) {
    store.put(KEY, FORM.serializer().serialize(ShopperWork.STORE, offset));
  }
}
