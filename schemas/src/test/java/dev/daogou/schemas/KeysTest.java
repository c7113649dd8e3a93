package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @ParameterizedTest
  @ValueSource(strings = {"default/ann", "shop-1_a/42", "default/导购 𝄞", "default/a/b//c", "a/!"})
  void shouldReadTheTextThatAKeyPrints(String text) {
    assertThat(ShopperKey.parse(text)).hasValueSatisfying(key -> hasText(key, text));
    assertThat(ItemKey.parse(text)).hasValueSatisfying(key -> hasText(key, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann", "/ann", "default/", "Shop/ann", "sh op/ann", "default/a\tb"})
  void shouldTakeNoOtherText(String text) {
    assertThat(ShopperKey.parse(text)).isEmpty();
    assertThat(ItemKey.parse(text)).isEmpty();
  }

  @Test
  void shouldReadTheTextThatATrendKeyPrints() {
    for (Resolution resolution : Resolution.values()) {
      var key = new TrendKey("shop-1", resolution, 1_772_355_600_000L, "partition-12");

      assertThat(key.toString())
          .isEqualTo("shop-1/" + resolution.label() + "/1772355600000/partition-12");
      assertThat(TrendKey.parse(key.toString())).contains(key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t/second/1",
        "t/day/1/p",
        "t/second/x/p",
        "t/second/1/",
        "t/second/1/a b",
        "T/second/1/p"
      })
  void shouldTakeNoOtherTextForATrend(String text) {
    assertThat(TrendKey.parse(text)).isEmpty();
  }

  @Test
  void shouldSplitAtTheFirstSlash() {
    assertThat(ItemKey.parse("t/a/b")).contains(new ItemKey("t", "a/b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ranker", "/ranker", "default/", "default/a/b", "default/Ranker"})
  void shouldTakeNoOtherTextForAModel(String text) {
    assertThat(ModelKey.parse(text)).isEmpty();
    assertThat(ModelKey.parse("default/text-encoder"))
        .contains(new ModelKey("default", "text-encoder"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "/", "%", "%2F", "%25", "%252F/%", "导购"})
  void shouldKeepThePartsOfAnOutcomeApart(String part) {
    for (OutcomeKey key :
        List.of(
            new OutcomeKey("t", part, "x", "y"),
            new OutcomeKey("t", "x", part, "y"),
            new OutcomeKey("t", "x", "y", part))) {
      assertThat(OutcomeKey.parse(key.toString())).contains(key);
      assertThat(key.toString().split("/")).hasSize(4);
    }
    for (OutcomeKey key : List.of(new OutcomeKey("t", part, "x"), new OutcomeKey("t", "x", part))) {
      assertThat(OutcomeKey.parse(key.toString())).contains(key);
      assertThat(key.toString().split("/")).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t/r", "t/r/s/i/x", "T/r/s", "t//s", "t//s/i", "t/r/s/"})
  void shouldTakeNoOtherTextForAnOutcome(String text) {
    assertThat(OutcomeKey.parse(text)).isEmpty();
  }

  @Test
  void shouldWriteASessionAsSixteenDigits() {
    for (long session : new long[] {0, 1, -1, Long.MIN_VALUE, 0x1234_5678_9abc_def0L}) {
      var key = new SessionKey("t", session);

      assertThat(key.toString()).matches("t/[0-9a-f]{16}");
      assertThat(SessionKey.parse(key.toString())).contains(key);
    }
    for (String text : List.of("", "t/", "t/12", "T/0123456789abcdef", "t/0123456789abcdeg")) {
      assertThat(SessionKey.parse(text)).isEmpty();
    }
  }

  @Test
  void shouldBoundTheLengths() {
    assertThat(ShopperKey.parse("default/" + "x".repeat(200))).isPresent();
    assertThat(ShopperKey.parse("default/" + "x".repeat(201))).isEmpty();
    assertThat(ShopperKey.parse("t".repeat(64) + "/x")).isPresent();
    assertThat(ShopperKey.parse("t".repeat(65) + "/x")).isEmpty();
  }

  @Test
  void shouldNotBeMadeOfInvalidParts() {
    assertThatThrownBy(() -> new ShopperKey("Shop", "ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Shop");
    assertThatThrownBy(() -> new ItemKey("default", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ItemKey(null, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldWritePlainUtf8() {
    byte[] bytes = KeySerdes.shopper().serializer().serialize("t", new ShopperKey("default", "é"));

    assertThat(bytes).isEqualTo("default/é".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldThrowNothingButSerializationExceptionOnRandomBytes() {
    Random random = new Random(5);
    var reader = KeySerdes.item().deserializer();
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[random.nextInt(30)];
      random.nextBytes(noise);
      try {
        assertThat(reader.deserialize("t", noise)).isNotNull();
      } catch (SerializationException e) {
        assertThat(e).hasMessageContaining("tenant/item");
      }
    }
  }

  @Test
  void shouldTellProgressMarkersFromShoppers() {
    String marker = ProgressKey.of(3);

    assertThat(ProgressKey.isMarker(marker)).isTrue();
    assertThat(ShopperKey.parse(marker)).isEmpty();
    assertThat(ProgressKey.isMarker(new ShopperKey("default", "!progress/3").toString())).isFalse();
  }

  private static void hasText(Object key, String text) {
    assertThat(key).hasToString(text);
  }
}
