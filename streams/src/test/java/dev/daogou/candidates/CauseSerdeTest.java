package dev.daogou.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.candidates.ShopperCandidates.Cause;
import org.junit.jupiter.api.Test;

class CauseSerdeTest {
  private final CauseSerde serde = new CauseSerde();

  @Test
  void shouldReadWhatItWrote() {
    Cause cause = new Cause(3, 17, "event-1", 1_772_355_661_000L, 0);

    assertThat(again(cause)).isEqualTo(cause);
  }

  @Test
  void shouldKeepACauseWithoutAnEvent() {
    assertThat(again(Cause.UNKNOWN)).isEqualTo(Cause.UNKNOWN);
  }

  private Cause again(Cause cause) {
    return serde.deserializer().deserialize("", serde.serializer().serialize("", cause));
  }
}
