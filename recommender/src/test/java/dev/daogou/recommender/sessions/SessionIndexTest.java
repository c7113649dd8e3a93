package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionIndexTest {
  private static final int KEPT = 40;

  @Test
  void shouldHoldWhatASlowIndexHolds() {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      var index = new SessionIndex(limits(KEPT, 8, 1024));
      var slow = new SlowIndex();
      for (int step = 0; step < 600; step++) {
        long id = random.nextInt(90);
        int[] items = random.nextInt(12) == 0 ? new int[0] : growing(slow.items(id), random);
        index.put(id, step, items);
        slow.put(id, items);
        if (step % 20 == 0) {
          assertThatTheyAgree(index, slow);
        }
      }
    }
  }

  private static int[] growing(int[] before, Random random) {
    int[] items = Arrays.copyOf(before, Math.min(before.length, 12) + 1);
    items[items.length - 1] = random.nextInt(15);
    return items;
  }

  private static void assertThatTheyAgree(SessionIndex index, SlowIndex slow) {
    assertThat(index.size()).isEqualTo(slow.sessions.size());
    assertThat(index.returns().stayShare()).isEqualTo((slow.moves(true) + 5.0) / slow.allMoves());
    assertThat(index.returns().returnShare())
        .isEqualTo((slow.moves(false) + 7.5) / slow.allMoves());
    int[] ordinals = new int[2048];
    for (int item = 0; item < 15; item++) {
      List<Long> found = new ArrayList<>();
      Posting posting = index.posting(item);
      int most = posting == null ? 0 : posting.newest(ordinals, ordinals.length);
      for (int i = 0; i < most; i++) {
        int[] block = index.at(ordinals[i]);
        if (block != null && SessionBlock.has(block, item)) {
          found.add(SessionBlock.id(block));
        }
      }
      assertThat(new HashSet<>(found)).isEqualTo(new HashSet<>(slow.with(item)));
    }
  }

  @Test
  void shouldKeepTheNewestVisitsOfALongSession() {
    var index = new SessionIndex(limits(KEPT, 3, 16));

    index.put(1, 0, new int[] {1, 2, 3, 4, 5});

    int[] block = index.at(0);
    assertThat(Arrays.copyOfRange(block, SessionBlock.ITEMS, block.length))
        .containsExactly(3, 4, 5);
    assertThat(index.posting(1)).isNull();
  }

  @Test
  void shouldKeepTheNewestSessionsOfAnItem() {
    var index = new SessionIndex(limits(KEPT, 8, 4));
    for (int session = 0; session < 30; session++) {
      index.put(session, session, new int[] {7, 100 + session});
    }
    int[] ordinals = new int[10];

    int found = index.posting(7).newest(ordinals, 10);

    assertThat(Arrays.copyOf(ordinals, found)).containsExactly(29, 28, 27, 26);
    assertThat(index.sessionsWith(7)).isEqualTo(30);
    assertThat(index.seen(7, 2)).isEqualTo(27);
    assertThat(index.seen(7, 4)).isNegative();
  }

  @Test
  void shouldBeReadWhileItIsWritten() throws InterruptedException {
    var index = new SessionIndex(limits(500, 8, 64));
    var failure = new AtomicReference<Throwable>();
    var ended = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  var scan = new SessionScan(limits(500, 8, 64));
                  try {
                    while (!ended.get()) {
                      scan.scan(index, new int[] {1, 2, 3}, 0, -1);
                    }
                  } catch (RuntimeException e) {
                    failure.set(e);
                  }
                });
    Random random = new Random(1);
    for (int step = 0; step < 200_000; step++) {
      index.put(random.nextInt(2000), step, random.ints(4, 0, 50).toArray());
    }
    ended.set(true);
    reader.join();

    assertThat(failure.get()).isNull();
  }

  @Test
  void shouldShowReadersWholeSessionsOnly() throws InterruptedException {
    var index = new SessionIndex(limits(100, 50, 64));
    var ended = new AtomicBoolean();
    var torn = new AtomicReference<int[]>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int back = 0; !ended.get(); back = (back + 1) % 120) {
                    // Ordinals are about the ids.
                    int[] block = index.at((int) (index.newest() >> 20) - back);
                    if (block != null && !isWhole(block)) {
                      torn.set(block);
                    }
                  }
                });
    Random random = new Random(2);
    for (int step = 0; step < 200_000; step++) {
      int id = step / 10 + random.nextInt(30);
      int[] items = new int[1 + step % 10];
      Arrays.fill(items, id);
      index.put(id, (long) id << 20, items);
    }
    ended.set(true);
    reader.join();

    assertThat(torn.get()).isNull();
  }

  /** As the test above writes them. */
  private static boolean isWhole(int[] block) {
    long id = SessionBlock.id(block);
    return SessionBlock.time(block) == id << 20
        && SessionBlock.distinct(block) == 1
        && SessionBlock.visits(block) > 0
        && Arrays.stream(block, SessionBlock.ITEMS, block.length).allMatch(item -> item == id);
  }

  static SessionLimits limits(int kept, int visits, int perItem) {
    return new SessionLimits(
        kept, visits, perItem, perItem, 50, Duration.ofDays(7), Duration.ofSeconds(1));
  }

  /** Sessions in a map, searched from end to end; the last ones that began are held. */
  private static final class SlowIndex {
    private final Map<Long, Slow> sessions = new HashMap<>();
    private int begun;

    private record Slow(int beginning, int[] items) {}

    int[] items(long id) {
      Slow session = sessions.get(id);
      return session == null ? new int[0] : session.items();
    }

    void put(long id, int[] items) {
      if (items.length == 0) {
        sessions.remove(id);
        return;
      }
      int beginning = sessions.containsKey(id) ? sessions.get(id).beginning() : begun++;
      int from = Math.max(0, items.length - 8);
      sessions.put(id, new Slow(beginning, Arrays.copyOfRange(items, from, items.length)));
      sessions.values().removeIf(session -> session.beginning() < begun - KEPT);
    }

    double allMoves() {
      return 50.0 + sessions.values().stream().mapToInt(held -> held.items().length - 1).sum();
    }

    /** Moves to the item just seen, or else those to one seen before that. */
    long moves(boolean staying) {
      long moves = 0;
      for (Slow session : sessions.values()) {
        List<Integer> items = Arrays.stream(session.items()).boxed().toList();
        for (int i = 1; i < items.size(); i++) {
          boolean stays = items.get(i).equals(items.get(i - 1));
          boolean returns = !stays && items.subList(0, i).contains(items.get(i));
          moves += (staying ? stays : returns) ? 1 : 0;
        }
      }
      return moves;
    }

    List<Long> with(int item) {
      return sessions.entrySet().stream()
          .filter(entry -> Arrays.stream(entry.getValue().items()).anyMatch(i -> i == item))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
