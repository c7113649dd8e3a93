package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.serving.ops.Backlog.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  private static final CatchUp.Bounds BOUNDS =
      new CatchUp.Bounds(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofSeconds(30));

  private final Map<Integer, Waiting> events = new HashMap<>();
  private Duration now = Duration.ZERO;
  private final CatchUp catchUp = catchUp(BOUNDS);

  @Test
  void shouldBeOverOnceEveryPartitionIsInTime() {
    events.put(0, Waiting.none(500));
    events.put(1, late(2_001));
    assertThat(catchUp.isOver(List.of(0, 1))).isFalse();

    events.put(1, late(2_000));
    assertThat(catchUp.isOver(List.of(0, 1))).isTrue();
  }

  @Test
  void shouldStayOverWhenItFallsBehindLater() {
    events.put(0, Waiting.none(500));
    assertThat(catchUp.isOver(List.of(0))).isTrue();

    events.put(0, late(60_000));
    assertThat(catchUp.isOver(List.of(0))).isTrue();
  }

  @Test
  void shouldNotAskForPartitionsOfOthers() {
    events.put(1, late(60_000));

    assertThat(catchUp.isOver(List.of())).isTrue();
  }

  @Test
  void shouldNotBeOverWhileItIsNotKnownWhatWaits() {
    assertThat(catchUp.isOver(List.of(0))).isFalse();
  }

  @Test
  void shouldBeOverWhenPatienceEnds() {
    events.put(0, late(60_000));
    assertThat(catchUp.isOver(List.of(0))).isFalse();

    now = Duration.ofMinutes(1).minusNanos(1);
    assertThat(catchUp.isOver(List.of(0))).isFalse();
    now = Duration.ofMinutes(1);
    assertThat(catchUp.isOver(List.of(0))).isTrue();
  }

  @Test
  void shouldDemandNothingWithoutPatience() {
    CatchUp impatient =
        catchUp(new CatchUp.Bounds(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(30)));

    assertThat(impatient.isOver(List.of(0))).isTrue();
  }

  @Test
  void shouldNameThePartitionThatStandsStill() {
    events.put(0, Waiting.none(500));
    events.put(3, new Waiting(42, 17, 31_000, OptionalLong.empty(), 30_001));

    assertThat(catchUp.standsStill(List.of(0)).isPresent()).isFalse();
    assertThat(catchUp.standsStill(List.of(0, 3)).orElseThrow())
        .contains("partition 3")
        .contains("30 s")
        .contains("offset 17")
        .contains("42 wait");
  }

  private CatchUp catchUp(CatchUp.Bounds bounds) {
    return new CatchUp(
        number -> Optional.ofNullable(events.get(number)), bounds, () -> now.toNanos());
  }

  private static Waiting late(long milliseconds) {
    return new Waiting(100, 0, 0, OptionalLong.of(milliseconds), 0);
  }
}
