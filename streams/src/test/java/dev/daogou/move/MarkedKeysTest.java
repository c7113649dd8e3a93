package dev.daogou.move;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.PendingKeys;
import dev.daogou.app.ShopperWork;
import dev.daogou.app.StoreSection;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkedKeysTest {
  static final List<StoreSection> SECTIONS = List.of(ShopperWork.LISTS, ShopperWork.SESSIONS);

  private final Growth growth = new Growth(1, 4);

  @ParameterizedTest
  @FieldSource("SECTIONS")
  void shouldLetEachShopperWaitInItsOwnPartitionOnly(StoreSection section) {
    List<ShopperKey> all =
        IntStream.range(0, 100).mapToObj(n -> new ShopperKey("shop", "s" + n)).toList();
    KeyValueStore<Bytes, byte[]> before = store();
    PendingKeys<ShopperKey> waiting = open(before, section);
    all.forEach(
        shopper -> {
          waiting.add(shopper);
          waiting.mark(shopper);
        });

    List<KeyValueStore<Bytes, byte[]>> after = List.of(store(), store(), store(), store());
    before
        .all()
        .forEachRemaining(
            entry ->
                ShopperMarks.place(new Stored(0, entry.key.get(), entry.value), growth)
                    .forEach(
                        stored ->
                            after
                                .get(stored.partition())
                                .put(Bytes.wrap(stored.key()), stored.value())));

    List<ShopperKey> found = new ArrayList<>();
    for (int partition = 0; partition < after.size(); partition++) {
      List<ShopperKey> own = open(after.get(partition), section).take(1_000);
      assertThat(own).map(this::partitionOf).containsOnly(partition);
      found.addAll(own);
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void shouldForgetEverywhereWhatIsDone() {
    byte[] chunk = {ShopperWork.LISTS.kind(), 0, 0, 0, 3};

    assertThat(MarkedKeys.place(new Stored(0, chunk, null), growth))
        .allMatch(stored -> stored.value() == null)
        .map(Stored::partition)
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void shouldLeaveOffsetsOfTheEarlierTopicBehind() {
    byte[] seen = ShopperWork.SEEN.key("seen".getBytes(UTF_8)).get();

    assertThat(ShopperMarks.place(new Stored(0, seen, new byte[] {1}), growth)).isEmpty();
  }

  private int partitionOf(ShopperKey shopper) {
    return growth.partitionOf(KeySerdes.shopper().serializer().serialize("", shopper));
  }

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();

  private KeyValueStore<Bytes, byte[]> store() {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(ShopperWork.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private static PendingKeys<ShopperKey> open(
      KeyValueStore<Bytes, byte[]> store, StoreSection section) {
    var context = new MockProcessorContext<Void, Void>();
    context.addStateStore(store);
    return PendingKeys.in(context, ShopperWork.STORE, section, KeySerdes.shopper());
  }
}
