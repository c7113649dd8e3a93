package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainNeighboursTest {

  @Test
  void shouldRateRareItemsOfSessionsThatShareTheNewestHigher() {
    int[][] sessions = {{4, 5}, {4, 6}, {0, 1}, {0, 2}, {3, 2}, {3, 2}};
    PlainNeighbours plain = new PlainNeighbours(sessions, 7, 10, 10);

    assertThat(plain.ask(new int[] {0})).containsExactly(0, 1, 2);
    assertThat(plain.ask(new int[] {4})).containsExactly(4, 5, 6);
    assertThat(plain.ask(new int[] {0})).containsExactly(0, 1, 2);
  }

  @Test
  void shouldInventTheSameLogAgain() {
    ClickLog log = ClickLog.generated(400, 500, 3);

    assertThat(log).isEqualTo(ClickLog.generated(400, 500, 3));
    assertThat(log.heldOut()).hasSize(20);
    assertThat(log.heldOut().getFirst().time()).isGreaterThan(log.known().getLast().time());
  }
}
