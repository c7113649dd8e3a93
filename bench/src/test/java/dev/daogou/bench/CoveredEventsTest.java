package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoveredEventsTest {
  private final CoveredEvents events = new CoveredEvents();

  @Test
  void shouldCoverEventsOfAPartitionUpToItsMarker() {
    events.sent("anna", 0, 5, 0);
    events.sent("ben", 0, 6, 0);
    events.sent("cara", 1, 5, 0);

    events.marker(0, 5);

    assertThat(events.count()).isEqualTo(1);
    events.marker(0, 6);
    assertThat(events.count()).isEqualTo(2);
  }

  @Test
  void shouldCoverEventsOfAShopperUpToTheBasisOfTheList() {
    events.sent("anna", 0, 5, 0);
    events.sent("ben", 0, 6, 0);
    events.sent("anna", 0, 7, 0);

    events.list("anna", 7);

    assertThat(events.count()).isEqualTo(2);
  }

  @Test
  void shouldCoverEventsOfWhichItIsToldOutOfOrder() {
    events.sent("anna", 0, 7, 0);
    events.sent("anna", 0, 5, 0);

    events.marker(0, 5);
    assertThat(events.count()).isEqualTo(1);
    events.list("anna", 7);

    assertThat(events.count()).isEqualTo(2);
  }

  @Test
  void shouldCountAnEventOnceWhicheverCoversItFirst() {
    events.sent("anna", 0, 5, 0);

    events.list("anna", 5);
    events.marker(0, 5);

    assertThat(events.count()).isEqualTo(1);
    assertThat(events.stalenessUntilNow().count()).isEqualTo(1);
    assertThat(events.stalenessUntilNow().count()).isZero();
  }

  @Test
  void shouldCoverAnEventOfWhichItIsToldTooLate() {
    events.list("anna", 5);
    events.marker(1, 9);

    events.sent("anna", 0, 5, 0);
    events.sent("ben", 1, 9, 0);

    assertThat(events.count()).isEqualTo(2);
  }
}
