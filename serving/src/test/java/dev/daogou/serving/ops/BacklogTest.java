package dev.daogou.serving.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.serving.ops.Backlog.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final Backlog backlog = new Backlog();

  @Test
  void shouldFindNothingWaitingWhereAllIsDone() {
    assertThat(backlog.look(5, Map.of(0, 1_000L, 1, 0L), Map.of(0, 1_000L)))
        .isEqualTo(Map.of(0, Waiting.none(1_000), 1, Waiting.none(0)));
  }

  @Test
  void shouldNotTakeMarkersOfTransactionsForABacklog() {
    assertThat(look(0, 1_000, 1_000 - Backlog.FEW).records()).isZero();
    assertThat(look(0, 1_000, 1_000 - Backlog.FEW - 1).records()).isPositive();
  }

  @Test
  void shouldNotKnowHowLongThoseHaveWaitedThatWereThereBefore() {
    Waiting waiting = look(100, 1_000, 0);

    assertThat(waiting).isEqualTo(new Waiting(1_000, 0, 0, OptionalLong.empty(), 0));
    assertThat(waiting.isWithin(Duration.ofDays(1))).isFalse();
  }

  @Test
  void shouldTellHowLongTheOldestHasWaited() {
    look(0, 1_000, 1_000);
    look(1_000, 2_000, 1_000);
    look(2_000, 3_000, 1_500);

    Waiting waiting = look(2_500, 3_500, 1_800);

    assertThat(waiting.records()).isEqualTo(1_700);
    assertThat(waiting.atLeast()).isEqualTo(1_500);
    assertThat(waiting.atMost()).hasValue(2_500);
  }

  @Test
  void shouldCountFromTheNextOnceTheOldestAreDone() {
    look(0, 1_000, 1_000);
    look(1_000, 2_000, 1_000);
    look(2_000, 3_000, 1_500);

    Waiting waiting = look(2_500, 3_500, 2_000);

    assertThat(waiting.atLeast()).isEqualTo(500);
    assertThat(waiting.atMost()).hasValue(1_500);
    assertThat(waiting.isWithin(Duration.ofMillis(1_500))).isTrue();
    assertThat(waiting.isWithin(Duration.ofMillis(1_499))).isFalse();
  }

  @Test
  void shouldTellForHowLongNothingWasDone() {
    look(0, 100, 50);
    look(1_000, 100, 60);
    assertThat(look(9_000, 200, 60).still()).isEqualTo(8_000);
    assertThat(look(9_500, 200, 61).still()).isZero();
  }

  @Test
  void shouldNotStandStillWhileNothingWaits() {
    look(0, 100, 100);
    look(60_000, 100, 100);
    assertThat(look(61_000, 200, 100).still()).isEqualTo(1_000);
  }

  @Test
  void shouldBeginAnewWithATopicThatWasMadeAnew() {
    look(0, 5_000, 4_000);

    assertThat(look(1_000, 0, 0)).isEqualTo(Waiting.none(0));
  }

  @Test
  void shouldForgetPartitionsThatAreNotAskedFor() {
    backlog.look(0, Map.of(0, 100L), Map.of());

    assertThat(backlog.look(1_000, Map.of(1, 100L), Map.of())).containsOnlyKeys(1);
  }

  @Test
  void shouldAgreeWithAMemoryOfEveryRecord() {
    Random random = new Random(14);
    for (int round = 0; round < 200; round++) {
      new Shop(random).compare();
    }
  }

  private Waiting look(long now, long end, long done) {
    return backlog.look(now, Map.of(0, end), Map.of(0, done)).get(0);
  }

  /** Remembers when each record was first seen, and looks it up. */
  private static final class Shop {
    private final Random random;
    private final Backlog backlog = new Backlog();
    private final List<Long> firstSeen = new ArrayList<>();
    private long now;
    private int done;

    Shop(Random random) {
      this.random = random;
    }

    void compare() {
      for (int look = 0; look < 60; look++) {
        now += 1 + random.nextInt(1_000);
        for (int arrived = random.nextInt(60); arrived > 0; arrived--) {
          firstSeen.add(now);
        }
        done = Math.min(firstSeen.size(), done + random.nextInt(50));
        Waiting found =
            backlog.look(now, Map.of(0, (long) firstSeen.size()), Map.of(0, (long) done)).get(0);
        assertThat(found.atLeast()).isEqualTo(oldest());
      }
    }

    // The few that are no backlog are the newest of those seen at a look.
    private long oldest() {
      long oldest = 0;
      for (int i = 0; i < firstSeen.size(); i++) {
        boolean isLastOfLook = i + 1 == firstSeen.size() || firstSeen.get(i + 1) > firstSeen.get(i);
        if (isLastOfLook && done < i + 1 - Backlog.FEW) {
          oldest = now - firstSeen.get(i);
          break;
        }
      }
      return oldest;
    }
  }
}
