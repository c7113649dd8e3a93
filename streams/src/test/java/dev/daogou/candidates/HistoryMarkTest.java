package dev.daogou.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.candidates.ShopperCandidates.Cause;
import org.junit.jupiter.api.Test;

class HistoryMarkTest {
  private final CauseSerde causes = new CauseSerde();

  @Test
  void shouldKeepTheEventAndForgetWhereItLay() {
    byte[] stored = causes.serializer().serialize("", new Cause(2, 70, "e", 5, 0));

    Cause moved = causes.deserializer().deserialize("", HistoryMark.withoutPlace(stored));

    assertThat(moved).isEqualTo(new Cause(-1, -1, "e", 5, 0));
    assertThat(moved.isPlaced()).isFalse();
  }
}
