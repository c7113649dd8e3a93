package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingKeysTest {
  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("pending"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    store.init(context.getStateStoreContext(), store);
  }

  @Test
  void shouldAgreeWithASetThroughAnyChangesAndRestarts() {
    Random random = new Random(1);
    Set<String> reference = new LinkedHashSet<>();
    PendingKeys<String> pending = PendingKeys.in(context, "pending");
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

    assertThat(storedKeys()).containsExactlyInAnyOrderElementsOf(reference);
    PendingKeys<String> restarted = PendingKeys.in(context, "pending");
    assertThat(restarted.take(1_000)).containsExactlyInAnyOrderElementsOf(reference);
    assertThat(restarted.isEmpty()).isTrue();
    assertThat(storedKeys()).isEmpty();
  }

  @Test
  void shouldTakeTheOldestFirst() {
    PendingKeys<String> pending = PendingKeys.in(context, "pending");
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
    PendingKeys<String> pending = PendingKeys.in(context, "pending");
    pending.add("a");
    pending.take(1);

    pending.mark("a");

    assertThat(storedKeys()).isEmpty();
  }

  private List<String> storedKeys() {
    List<String> keys = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
