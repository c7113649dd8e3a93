package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {
  private final KeyValueStore<Bytes, byte[]> bottom = Stores.inMemoryKeyValueStore("words").get();
  private final ObjectStoreBuilder<String, List<String>> builder = builder(new HeldLimits(4, 200));
  private int encodings;
  private ObjectStore<String, List<String>> store = open();

  private ObjectStoreBuilder<String, List<String>> builder(HeldLimits limits) {
    var supplier =
        new KeyValueBytesStoreSupplier() {
          @Override
          public String name() {
            return "words";
          }

          @Override
          public KeyValueStore<Bytes, byte[]> get() {
            return bottom;
          }

          @Override
          public String metricsScope() {
            return "in-memory";
          }
        };
    var builder = new ObjectStoreBuilder<>(supplier, Serdes.String(), words(), limits);
    return builder.withLoggingDisabled();
  }

  private Serde<List<String>> words() {
    return Serdes.serdeFrom(
        (topic, words) -> {
          encodings++;
          return words == null
              ? null
              : Serdes.String().serializer().serialize(topic, String.join(" ", words));
        },
        (topic, bytes) ->
            bytes == null
                ? null
                : new ArrayList<>(
                    List.of(Serdes.String().deserializer().deserialize(topic, bytes).split(" "))));
  }

  private ObjectStore<String, List<String>> open() {
    var context = new MockProcessorContext<Void, Void>();
    var opened = builder.build();
    opened.init(context.getStateStoreContext(), opened);
    return opened;
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void say(String key, String word) {
    store.change(key, ArrayList::new, words -> words.add(word));
  }

  @Test
  void shouldEncodeOnceHoweverOftenAnObjectChanges() {
    IntStream.range(0, 100).forEach(i -> say("a", "w"));
    assertThat(encodings).isZero();

    store.flushCache();
    store.flushCache();

    assertThat(encodings).isEqualTo(1);
    assertThat(store.wrapped().get("a")).hasSize(199);
  }

  @Test
  void shouldHandTheObjectItselfToItsOwnerOnly() {
    List<String> words = new ArrayList<>(List.of("one"));
    store.put("a", words);

    assertThat(store.find("a").orElseThrow()).isSameAs(words);
    assertThat(store.get("a")).isEqualTo(words).isNotSameAs(words);
    assertThat(store.find("b")).isEmpty();
    assertThat(store.get("b")).isNull();
  }

  @Test
  void shouldShowAQueryWhatIsNotWrittenYet() {
    store.put("b", List.of("old"));
    store.put("c", List.of("gone"));
    store.flushCache();

    say("a", "new");
    store.put("b", List.of("newer"));
    store.delete("c");

    assertThat(store.get("b")).containsExactly("newer");
    assertThat(store.get("c")).isNull();
    assertThat(content(store.all())).isEqualTo(Map.of("a", List.of("new"), "b", List.of("newer")));
    assertThat(content(store.range("b", "z"))).isEqualTo(Map.of("b", List.of("newer")));
  }

  @Test
  void shouldLoseWhatWasNotFlushedAndNothingElse() {
    say("a", "kept");
    store.flushCache();
    say("a", "lost");
    store.clearCache();

    assertThat(store.find("a")).contains(List.of("kept"));
  }

  @Test
  void shouldLeaveAnObjectAsItWasWhenAChangeFails() {
    say("a", "good");
    store.flushCache();

    assertThatThrownBy(() -> fail("a")).isInstanceOf(IllegalStateException.class);

    assertThat(store.find("a")).contains(List.of("good"));
    assertThat(store.get("a")).containsExactly("good");
  }

  @Test
  void shouldGiveUpTheTransactionWhenTheObjectBeforeIsNotEncodedAndBeCarefulThen() {
    say("a", "good");
    store.flushCache();
    say("a", "better");

    assertThatThrownBy(() -> fail("a"))
        .isInstanceOf(HalfChangedException.class)
        .hasCauseInstanceOf(IllegalStateException.class);

    // The transaction is repeated, in a store of the same builder.
    store.clearCache();
    store = open();
    say("a", "better");
    assertThatThrownBy(() -> fail("a")).isInstanceOf(IllegalStateException.class);
    assertThat(store.find("a")).contains(List.of("good", "better"));
  }

  private void fail(String key) {
    store.change(
        key,
        ArrayList::new,
        words -> {
          words.add("half");
          throw new IllegalStateException("on purpose");
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldAgreeWithAMapWhateverHappens(long seed) {
    var random = new Random(seed);
    Map<String, List<String>> expected = new TreeMap<>();
    Map<String, List<String>> committed = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      String key = "key-" + random.nextInt(12);
      switch (random.nextInt(8)) {
        case 0 -> {
          store.put(key, new ArrayList<>(List.of("p" + i)));
          expected.put(key, new ArrayList<>(List.of("p" + i)));
        }
        case 1 -> {
          store.delete(key);
          expected.remove(key);
        }
        case 2 -> {
          store.flushCache();
          committed.clear();
          expected.forEach((k, words) -> committed.put(k, List.copyOf(words)));
          assertThat(bottomKeys()).isEqualTo(List.copyOf(committed.keySet()));
        }
        case 3 -> assertThat(content(store.all())).isEqualTo(expected);
        case 4 ->
            assertThat(content(store.range("key-1", "key-4")))
                .isEqualTo(new TreeMap<>(expected).subMap("key-1", true, "key-4", true));
        default -> {
          String word = "w" + i;
          store.change(key, ArrayList::new, words -> words.add(word));
          expected.computeIfAbsent(key, fresh -> new ArrayList<>()).add(word);
        }
      }
      assertThat(store.get(key)).isEqualTo(expected.get(key));
      assertThat(store.find(key)).isEqualTo(Optional.ofNullable(expected.get(key)));
    }
  }

  private List<String> bottomKeys() {
    List<String> keys = new ArrayList<>();
    try (var all = store.wrapped().all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  @Test
  void shouldShowEveryQueryAWholeObjectWhileItsOwnerChangesIt() {
    var done = new AtomicBoolean();
    var reader =
        CompletableFuture.supplyAsync(
            () -> {
              int uneven = 0;
              while (!done.get()) {
                List<String> words = store.get("a");
                uneven += words == null ? 0 : words.size() % 2;
              }
              return uneven;
            });

    for (int i = 0; i < 3_000; i++) {
      store.change(
          "a",
          ArrayList::new,
          words -> {
            words.add("x");
            return words.add("y");
          });
      if (i % 100 == 99) {
        store.flushCache();
        store.put("a", new ArrayList<>(List.of("x", "y")));
      }
    }
    done.set(true);

    assertThat(reader.join()).isZero();
  }

  private static Map<String, List<String>> content(
      KeyValueIterator<String, List<String>> iterator) {
    Map<String, List<String>> content = new TreeMap<>();
    List<String> order = new ArrayList<>();
    try (iterator) {
      iterator.forEachRemaining(
          entry -> {
            content.put(entry.key, entry.value);
            order.add(entry.key);
          });
    }
    assertThat(order).isSorted().doesNotHaveDuplicates();
    return content;
  }
}
