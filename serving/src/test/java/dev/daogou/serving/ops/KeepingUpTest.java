package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepingUpTest {
  private final KeepingUp keepingUp = new KeepingUp(Duration.ofSeconds(2));

  @Test
  void shouldKeepUpAtOnceWhereNothingIsLeft() {
    assertThat(keepingUp.look(0, Map.of(0, 1_000L, 1, 0L), Map.of(0, 1_000L))).isTrue();
  }

  @Test
  void shouldNotTakeMarkersOfTransactionsForABacklog() {
    assertThat(keepingUp.look(0, Map.of(0, 1_000L), Map.of(0, 1_000 - KeepingUp.FEW))).isTrue();
  }

  @Test
  void shouldKeepUpWhenWhatHadComeByALookIsDoneInTime() {
    assertThat(keepingUp.look(0, Map.of(0, 1_000L), Map.of(0, 0L))).isFalse();
    assertThat(keepingUp.look(1_000, Map.of(0, 2_000L), Map.of(0, 500L))).isFalse();
    assertThat(keepingUp.look(2_000, Map.of(0, 3_000L), Map.of(0, 1_100L))).isTrue();
  }

  @Test
  void shouldNotKeepUpWhenItIsDoneTooLate() {
    assertThat(keepingUp.look(0, Map.of(0, 1_000L), Map.of(0, 0L))).isFalse();
    assertThat(keepingUp.look(1_000, Map.of(0, 2_000L), Map.of(0, 500L))).isFalse();
    assertThat(keepingUp.look(2_001, Map.of(0, 3_000L), Map.of(0, 1_100L))).isFalse();
    assertThat(keepingUp.look(2_900, Map.of(0, 4_000L), Map.of(0, 2_000L))).isTrue();
  }

  @Test
  void shouldWaitForEachPartition() {
    assertThat(keepingUp.look(0, Map.of(0, 100L, 1, 100L), Map.of(0, 100L, 1, 20L))).isFalse();
    assertThat(keepingUp.look(500, Map.of(0, 100L, 1, 100L), Map.of(0, 100L, 1, 100L))).isTrue();
  }

  @Test
  void shouldJudgeByThePartitionsOfNow() {
    assertThat(keepingUp.look(0, Map.of(0, 100L), Map.of(0, 0L))).isFalse();
    assertThat(keepingUp.look(500, Map.of(0, 100L, 1, 900L), Map.of(0, 100L, 1, 0L))).isFalse();
    assertThat(keepingUp.look(600, Map.of(0, 100L), Map.of(0, 100L, 1, 0L))).isTrue();
  }
}
