package dev.daogou.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.Events;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.recommender.state.UnreadableStateException;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopperOutcomesSerdeTest {
  private final ShopperOutcomesSerde serde = new ShopperOutcomesSerde();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 200})
  void shouldReadWhatItWrote(int events) {
    ShopperOutcomes held = after(events);

    ShopperOutcomes read =
        serde.deserializer().deserialize("s", serde.serializer().serialize("s", held));

    assertThat(read)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(held);
  }

  @Test
  void shouldRefuseAnotherFormat() {
    byte[] bytes = serde.serializer().serialize("s", after(3));
    bytes[0] = 9;

    assertThatThrownBy(() -> serde.deserializer().deserialize("s", bytes))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("outcomes has format 9");
  }

  @Test
  void shouldPassNothingThrough() {
    assertThat(serde.serializer().serialize("s", null)).isNull();
    assertThat(serde.deserializer().deserialize("s", null)).isNull();
  }

  private static ShopperOutcomes after(int events) {
    var held = new ShopperOutcomes();
    held.automated = events % 2 == 0;
    var updates =
        new OutcomeUpdates(
            OutcomeLimits.defaults(),
            ProfileLimits.defaults(),
            new OutcomeUpdates.Witness() {
              @Override
              public void evicted(int lists) {}

              @Override
              public void leftOut(String reason) {}
            });
    long arrival = Events.OPENING.plus(Duration.ofDays(10)).toEpochMilli();
    new RandomShopping(events)
        .events(events, 60)
        .forEach(
            event ->
                updates.apply(held, new ShopperKey("default", "ann"), event, arrival, () -> null));
    return held;
  }
}
