package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes on topics. The first byte chooses keys or values of a topic; bytes are refused, or what
 * they say can be written and says the same when it is read again.
 */
class TopicBytesFuzzTest {
  private static final List<Serde<?>> SERDES =
      Topics.withPartitions(1).all().stream()
          .flatMap(topic -> Stream.<Serde<?>>of(topic.key(), topic.value()))
          .toList();
  private static final Changes CHANGES = new Changes(good());

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] input) {
    if (input.length > 0) {
      read(
          SERDES.get((input[0] & 0xff) % SERDES.size()),
          Arrays.copyOfRange(input, 1, input.length));
    }
  }

  private static <T> void read(Serde<T> serde, byte[] bytes) {
    T value;
    try {
      value = serde.deserializer().deserialize("t", bytes);
    } catch (SerializationException refused) {
      assertThat(refused).hasMessageNotContaining("\0");
      return;
    }
    byte[] written = serde.serializer().serialize("t", value);
    byte[] again =
        serde.serializer().serialize("t", serde.deserializer().deserialize("t", written));
    assertThat(again).hasSameSizeAs(written);
  }

  private static List<byte[]> good() {
    List<byte[]> good = new ArrayList<>();
    Topics topics = Topics.withPartitions(1);
    add(good, topics.events().key(), new ShopperKey("default", "anna"));
    add(good, topics.catalogue().key(), new ItemKey("default", "ring-42"));
    add(good, topics.sessions().key(), new SessionKey("default", 17));
    add(good, topics.outcomes().key(), new OutcomeKey("default", "r/1", "anna", "ring"));
    add(good, topics.trends().key(), new TrendKey("default", Resolution.HOUR, 0, "partition-1"));
    for (Object payload : payloads()) {
      add(good, topics.events().value(), event(payload));
    }
    add(good, topics.catalogueUpdates().value(), new CatalogueUpdate("default", "a", item()));
    return good;
  }

  private static <T> void add(List<byte[]> good, Serde<T> serde, T value) {
    byte[] bytes = serde.serializer().serialize("t", value);
    for (int place = 0; place < SERDES.size(); place++) {
      if (accepts(SERDES.get(place), bytes)) {
        byte[] input = new byte[bytes.length + 1];
        input[0] = (byte) place;
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        good.add(input);
      }
    }
  }

  private static boolean accepts(Serde<?> serde, byte[] bytes) {
    try {
      return serde.deserializer().deserialize("t", bytes) != null;
    } catch (SerializationException otherType) {
      return false;
    }
  }

  private static List<Object> payloads() {
    return List.of(
        new ItemView("ring-42", null),
        new OrderPlaced("o-1", List.of(new OrderLine("ring-42", 2, 249.0)), "EUR"),
        new OrderReversed("o-1", List.of("ring-42"), "cancelled"));
  }

  private static StorefrontEvent event(Object payload) {
    return new StorefrontEvent(
        "e-1",
        "default",
        "anna",
        "anonymous",
        "s-1",
        Instant.EPOCH,
        Consent.PERSONALIZE,
        Origin.LIVE,
        null,
        payload);
  }

  private static CatalogueItem item() {
    return CatalogueItem.newBuilder()
        .setTitle("Gold ring")
        .setTranslations(Map.of("zh", new ItemText("戒指", "金")))
        .setCategoryPath(List.of("Rings"))
        .setAttributes(Map.of("metal", "gold"))
        .setPrice(249.0)
        .setExpiresAt(Instant.EPOCH)
        .build();
  }
}
