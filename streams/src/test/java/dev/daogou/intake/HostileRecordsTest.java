package dev.daogou.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.ShopTopology;
import dev.daogou.app.DeadLetter;
import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRecordsTest {
  @TempDir Path state;
  private ShopTopology shop;

  @BeforeEach
  void openShop() {
    shop = new ShopTopology(state, Optional.empty());
    shop.catalogue("ring-1", "silver ring", "rings");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldEndEachRecordAsAcceptedOrAsADeadLetterWithReason(long seed) {
    Random random = new Random(seed);
    byte[] key = "default/ann".getBytes(UTF_8);
    int records = 2_000;
    for (int i = 0; i < records; i++) {
      byte[] value = mutated(random, bytes(random));
      shop.pipeRaw(shop.topics.events(), key, value);
    }
    shop.settle();

    List<TestRecord<byte[], byte[]>> dead = shop.deadLetters();
    double accepted = sum(StageMetrics.ACCEPTED);
    assertThat(accepted).isPositive();
    assertThat(dead).hasSizeGreaterThan(records / 10);
    assertThat(accepted + sum(StageMetrics.COUNT_ONLY) + dead.size()).isEqualTo(records);
    assertThat(sum(StageMetrics.REJECTED)).isEqualTo(dead.size());
    assertThat(dead)
        .allSatisfy(
            letter -> {
              assertThat(header(letter, DeadLetter.REASON)).isNotBlank();
              assertThat(header(letter, DeadLetter.DETAIL)).isNotBlank();
              assertThat(letter.key()).isEqualTo(key);
            });
    assertThat(shop.markers().getLast().getOffset()).isEqualTo(records - 1);
  }

  static Stream<byte[]> badKeys() {
    return Stream.of(
        null,
        new byte[0],
        "ann".getBytes(UTF_8),
        "/ann".getBytes(UTF_8),
        "default/".getBytes(UTF_8),
        "Default/ann".getBytes(UTF_8),
        new byte[] {(byte) 0xff, '/', 1});
  }

  @ParameterizedTest
  @MethodSource("badKeys")
  void shouldSetAsideARecordWhoseKeyIsNone(byte[] key) {
    shop.sendRaw(shop.topics.events(), key, bytes(new Random(1)));
    shop.sendRaw(shop.topics.catalogueUpdates(), key, bytes(new Random(1)));

    assertThat(shop.deadLetters())
        .hasSize(2)
        .allSatisfy(
            letter -> {
              assertThat(header(letter, DeadLetter.REASON)).isEqualTo("bad-key");
              assertThat(letter.key()).isEqualTo(key);
            });
    assertThat(shop.markers().getLast().getOffset()).isZero();
  }

  @Test
  void shouldSetAsideRecordsWithoutAValue() {
    for (Topic<?, ?> topic : List.of(shop.topics.events(), shop.topics.catalogueUpdates())) {
      shop.sendRaw(topic, "default/ann".getBytes(UTF_8), null);
    }

    assertThat(shop.deadLetters())
        .extracting(letter -> header(letter, DeadLetter.REASON))
        .containsExactly("empty", "empty");
  }

  private byte[] bytes(Random random) {
    StorefrontEvent event =
        random.nextBoolean()
            ? Events.view("ann", "ring-1", random.nextInt(1_000))
            : Events.of(
                "ann",
                random.nextInt(1_000),
                new OrderPlaced(
                    "o" + random.nextInt(9),
                    List.of(new OrderLine("ring-1", 1, 9.5), new OrderLine("ring-2", 2, null)),
                    null));
    event.setSession("s1");
    return shop.topics.events().value().serializer().serialize("events", event);
  }

  private static byte[] mutated(Random random, byte[] bytes) {
    return switch (random.nextInt(5)) {
      case 0 -> bytes;
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
      case 2 -> flipped(random, bytes, 10);
      case 3 -> flipped(random, bytes, 0);
      default -> {
        byte[] shuffled = bytes.clone();
        int from = random.nextInt(bytes.length);
        System.arraycopy(bytes, from, shuffled, 0, bytes.length - from);
        yield shuffled;
      }
    };
  }

  private static byte[] flipped(Random random, byte[] bytes, int from) {
    byte[] flipped = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      flipped[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private double sum(String counter) {
    return shop.meters.find(counter).counters().stream().mapToDouble(Counter::count).sum();
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
