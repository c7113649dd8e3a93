package dev.daogou.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.bench.faults.Kept.Differences;
import dev.daogou.bench.faults.Ledger.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptTest {
  private final Ledger acknowledged = new Ledger();
  private final Ledger kept = new Ledger();

  @Test
  void shouldFindNothingWrongWhereAllIsKept() {
    CountedEvent.view("e1", "anna", "i1").enter(acknowledged);
    CountedEvent.view("e1", "anna", "i1").enter(kept);

    assertThat(differences().areNone()).isTrue();
  }

  @Test
  void shouldFindWhatIsLostAndWhatIsCountedTwice() {
    CountedEvent.view("e1", "anna", "i1").enter(acknowledged);
    CountedEvent.order("o1", "bob", List.of("i1", "i2")).enter(acknowledged);
    CountedEvent.view("e1", "anna", "i1").enter(kept);
    CountedEvent.view("e1", "anna", "i1").enter(kept);

    Differences differences = differences();

    assertThat(differences.lost())
        .isEqualTo(
            Map.of(Place.PROFILE, 1L, Place.ITEM, 1L, Place.TREND, 1L, Place.REVENUE, 250_000L));
    assertThat(differences.tooMany()).isEqualTo(Map.of(Place.PROFILE, 1L, Place.TREND, 1L));
    assertThat(differences.lostEvents()).isEqualTo(3);
    assertThat(differences.eventsCountedTwice()).isEqualTo(2);
  }

  @Test
  void shouldTakeNothingForAnotherNamesLoss() {
    CountedEvent.shown("s1", "anna", "list-1", List.of("i1")).enter(acknowledged);
    CountedEvent.shown("s1", "anna", "list-2", List.of("i1")).enter(kept);

    assertThat(differences().lost()).isEqualTo(Map.of(Place.SHOWN, 1L));
    assertThat(differences().tooMany()).isEqualTo(Map.of(Place.SHOWN, 1L));
  }

  private Differences differences() {
    return Differences.between(acknowledged.counts(), kept.counts());
  }
}
