package dev.daogou.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingKeysTest {
  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final KeyValueStore<Bytes, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("pending"), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void initialise() {
    store.init(context.getStateStoreContext(), store);
  }

  @Test
  void shouldAgreeWithASetThroughAnyChangesAndRestarts() {
    Random random = new Random(1);
    Set<String> reference = new LinkedHashSet<>();
    PendingKeys<String> pending = open();
    for (int step = 0; step < 5_000; step++) {
      String key = "key-" + random.nextInt(300);
      if (random.nextInt(6) > 0) {
        assertThat(pending.add(key)).isEqualTo(reference.add(key));
        pending.mark(key);
      } else {
        List<String> oldest = reference.stream().limit(random.nextInt(20)).toList();
        assertThat(pending.take(oldest.size())).isEqualTo(oldest);
        oldest.forEach(reference::remove);
      }
      assertThat(pending.size()).isEqualTo(reference.size());
      assertThat(pending.oldest()).isEqualTo(reference.stream().findFirst().orElse(null));
    }

    PendingKeys<String> restarted = open();
    assertThat(restarted.take(1_000)).containsAll(reference);
    assertThat(restarted.isEmpty()).isTrue();
    assertThat(places()).isEmpty();
  }

  @Test
  void shouldMarkManyInOneRecordUntilAllAreDone() {
    PendingKeys<String> pending = open();
    for (int number = 0; number < 40; number++) {
      pending.add("key-" + number);
      pending.mark("key-" + number);
    }
    assertThat(places()).hasSize(2);

    pending.take(31);
    assertThat(places()).hasSize(2);
    assertThat(open().size()).isEqualTo(40);

    pending.take(1);
    assertThat(places()).hasSize(1);
    assertThat(open().take(40)).hasSize(8).startsWith("key-32");

    pending.take(8);
    assertThat(places()).isEmpty();
  }

  @Test
  void shouldGoOnMarkingAfterARestart() {
    PendingKeys<String> before = open();
    before.add("a");
    before.mark("a");

    PendingKeys<String> after = open();
    after.add("b");
    after.mark("b");

    assertThat(open().take(2)).containsExactly("a", "b");
  }

  @Test
  void shouldTakeOverWhatEarlierProgramsMarkedOneByOne() {
    store.put(Bytes.wrap("shop/a".getBytes(UTF_8)), new byte[] {1});
    store.put(Bytes.wrap("shop/b".getBytes(UTF_8)), new byte[] {1});

    PendingKeys<String> pending = open();

    assertThat(pending.take(1)).containsExactly("shop/a");
    assertThat(open().take(2)).containsExactly("shop/b");
  }

  @Test
  void shouldShareAStoreWithOtherRecordsAndLeaveThemAlone() {
    StoreSection section = new StoreSection((byte) 7);
    List<Bytes> others =
        List.of(
            new StoreSection((byte) 6).key(new byte[] {-1, -1, -1, -1}),
            new StoreSection((byte) 8).key(new byte[] {0, 0, 0, 0}));
    others.forEach(key -> store.put(key, new byte[] {9}));
    store.put(section.key("shop/b".getBytes(UTF_8)), new byte[] {1});
    PendingKeys<String> pending = PendingKeys.in(context, "pending", section, Serdes.String());
    pending.add("shop/a");
    pending.mark("shop/a");

    PendingKeys<String> restarted = PendingKeys.in(context, "pending", section, Serdes.String());

    assertThat(restarted.take(3)).containsExactlyInAnyOrder("shop/a", "shop/b");
    assertThat(places()).containsExactlyElementsOf(others);
  }

  @Test
  void shouldTakeTheOldestFirst() {
    PendingKeys<String> pending = open();
    pending.add("c");
    pending.add("a");
    pending.add("b");
    pending.add("c");

    assertThat(pending.take(2)).containsExactly("c", "a");
    assertThat(pending.take(2)).containsExactly("b");
    assertThat(pending.take(2)).isEmpty();
  }

  @Test
  void shouldLeaveNoTraceOfWorkThatIsDoneAtOnce() {
    PendingKeys<String> pending = open();
    pending.add("a");
    pending.take(1);

    pending.mark("a");

    assertThat(places()).isEmpty();
  }

  private PendingKeys<String> open() {
    return PendingKeys.in(context, "pending", Serdes.String());
  }

  private List<Bytes> places() {
    List<Bytes> places = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> places.add(entry.key));
    }
    return places;
  }
}
