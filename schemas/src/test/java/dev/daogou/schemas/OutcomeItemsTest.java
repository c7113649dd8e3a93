package dev.daogou.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeItemsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Outcome shown = outcome("a", NOON, true).setPosition(0).setShown(2).build();
  private final Outcome bought =
      outcome("b", NOON.plusSeconds(60), false)
          .setClicks(1)
          .setClickedAt(NOON)
          .setCartedAt(NOON)
          .setOrderedAt(NOON.plusSeconds(60))
          .setQuantity(2)
          .setRevenue(19.9)
          .setCurrency("EUR")
          .build();

  @Test
  void shouldTellOfEachItemOfAListWhatARecordOfThatItemTells() {
    Outcome list = OutcomeItems.together(List.of(shown, bought));

    assertThat(OutcomeItems.of(list)).containsExactly(shown, bought);
    assertThat(list.getItem()).isEmpty();
    assertThat(list.getLive()).isFalse();
    assertThat(list.getNewestAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void shouldTakeARecordOfOneItemAsItIs() {
    assertThat(OutcomeItems.of(bought)).containsExactly(bought);
  }

  @Test
  void shouldSurviveTheTopic() {
    Outcome list = OutcomeItems.together(List.of(shown, bought));
    var serde = ValueSerdes.singleObject().of(Outcome.class);

    byte[] bytes = serde.serializer().serialize("t", list);

    assertThat(OutcomeItems.of(serde.deserializer().deserialize("t", bytes)))
        .containsExactly(shown, bought);
  }

  private static Outcome.Builder outcome(String item, Instant newest, boolean live) {
    return Outcome.newBuilder()
        .setTenant("default")
        .setRecommendationId("r1")
        .setShopper("ann")
        .setItem(item)
        .setPlacement("home")
        .setScoring(Scoring.MODEL)
        .setModel("m")
        .setLive(live)
        .setAutomated(true)
        .setNewestAt(newest);
  }
}
