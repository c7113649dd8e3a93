package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoundSessionsTest {
  private static final int FOCUS = 3;

  /** In which places of the shopper's items a session is shared, and in which it is followed. */
  private static final class Sets {
    private int shares;
    private int follows;
  }

  private final Map<Integer, List<Integer>> postings = new HashMap<>();
  private int perItemKept = 1024;
  private SessionIndex index = index();
  private int begun;

  @Test
  void shouldFindWhatASlowReadingOfThePostingsFindsTimeAndAgain() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      begin(4 << random.nextInt(6));
      int items = 2 + random.nextInt(60);
      for (int session = 0; session < 1_500; session++) {
        put(random.ints(1 + random.nextInt(6), 0, items).toArray());
      }
      int sampled = 1 + random.nextInt(120);
      int perItem = 1 + random.nextInt(120);
      var found = new FoundSessions(sampled, perItem, FOCUS);
      // Large and small ones by turns, as what is large leaves room behind.
      for (int round = 0; round < 20; round++) {
        // Some that nobody has seen, and more than are looked at.
        int[] recent =
            random.ints(0, items + 3).distinct().limit(random.nextInt(1 + items)).toArray();
        recent = Arrays.copyOf(recent, Math.min(recent.length, 14));

        found.find(index, recent);

        assertFound(found, slowly(recent, sampled, perItem), nearest(recent, sampled, perItem));
      }
    }
  }

  @Test
  void shouldFindNothingForNobodyAndForItemsThatNobodySaw() {
    put(1, 2);
    var found = new FoundSessions(10, 10, FOCUS);

    found.find(index, new int[0]);
    assertThat(found.size()).isZero();
    assertThat(found.nearest()).isZero();

    found.find(index, new int[] {7, 100_000});
    assertThat(found.size()).isZero();
    assertThat(found.nearest()).isZero();
  }

  @Test
  void shouldForgetWhatItFoundBefore() {
    put(1, 2);
    put(3);
    var found = new FoundSessions(10, 10, FOCUS);
    found.find(index, new int[] {1, 2, 3});
    assertThat(found.size()).isEqualTo(2);

    found.find(index, new int[] {3});

    assertThat(found.size()).isEqualTo(1);
    assertThat(found.ordinal(0)).isEqualTo(1);
    assertThat(found.shares(0)).isEqualTo(1);
  }

  @Test
  void shouldSayWhichOfTheSharedItemsIsTheNewest() {
    put(3, 2);
    put(1);
    var found = new FoundSessions(10, 10, FOCUS);

    found.find(index, new int[] {1, 2, 3});

    assertThat(found.newest(0)).isZero();
    assertThat(found.shares(1)).isEqualTo(0b110);
    assertThat(found.newest(1)).isEqualTo(1);
  }

  @Test
  void shouldFollowMoreSessionsThanItSamplesOrFewer() {
    put(1);
    put(1);
    put(1);
    var following = new FoundSessions(1, 2, FOCUS);
    var sampling = new FoundSessions(2, 1, FOCUS);

    following.find(index, new int[] {1});
    sampling.find(index, new int[] {1});

    assertThat(following.size()).isEqualTo(2);
    assertThat(following.shares(1)).isZero();
    assertThat(following.newest(1)).as("where none is shared, the newest of all").isZero();
    assertThat(following.follows(1)).isEqualTo(1);
    assertThat(sampling.size()).isEqualTo(2);
    assertThat(sampling.shares(1)).isEqualTo(1);
    assertThat(sampling.follows(1)).isZero();
  }

  @Test
  void shouldSayNothingOfASessionThatIsDropped() {
    put(1, 2);
    put(1);
    var found = new FoundSessions(10, 10, FOCUS);
    found.find(index, new int[] {1, 2});

    found.drop(1);

    assertThat(found.shares(1)).isZero();
    assertThat(found.follows(1)).isZero();
    assertThat(found.size()).isEqualTo(2);
    assertThat(found.shares(0)).isEqualTo(1);
  }

  private static void assertFound(FoundSessions found, Map<Integer, Sets> expected, int nearest) {
    assertThat(found.size()).isEqualTo(expected.size());
    assertThat(found.nearest()).isEqualTo(nearest);
    int entry = 0;
    for (Map.Entry<Integer, Sets> each : expected.entrySet()) {
      assertThat(found.ordinal(entry)).isEqualTo(each.getKey());
      assertThat(found.shares(entry)).isEqualTo(each.getValue().shares);
      assertThat(found.follows(entry)).isEqualTo(each.getValue().follows);
      entry++;
    }
  }

  private Map<Integer, Sets> slowly(int[] recent, int sampled, int perItem) {
    Map<Integer, Sets> found = new LinkedHashMap<>();
    for (int origin = 0; origin < Math.min(recent.length, SharedItems.MOST); origin++) {
      List<Integer> newest = newest(recent[origin]);
      for (int i = 0; i < newest.size(); i++) {
        boolean isShared = i < sampled;
        boolean isFollowed = origin < FOCUS && i < perItem;
        if (isShared || isFollowed) {
          Sets sets = found.computeIfAbsent(newest.get(i), fresh -> new Sets());
          sets.shares |= isShared ? 1 << origin : 0;
          sets.follows |= isFollowed ? 1 << origin : 0;
        }
      }
    }
    return found;
  }

  private int nearest(int[] recent, int sampled, int perItem) {
    int[] newest = Arrays.copyOf(recent, Math.min(recent.length, FOCUS));
    return slowly(newest, sampled, perItem).size();
  }

  private List<Integer> newest(int item) {
    List<Integer> all = postings.getOrDefault(item, List.of()).reversed();
    return all.subList(0, Math.min(all.size(), perItemKept));
  }

  private void begin(int keptOfAnItem) {
    perItemKept = keptOfAnItem;
    postings.clear();
    begun = 0;
    index = index();
  }

  private void put(int... items) {
    index.put(begun, begun, items);
    for (int item : Arrays.stream(items).distinct().toArray()) {
      postings.computeIfAbsent(item, fresh -> new ArrayList<>()).add(begun);
    }
    begun++;
  }

  private SessionIndex index() {
    return new SessionIndex(
        new SessionLimits(
            5_000, 50, perItemKept, 1000, 400, Duration.ofDays(7), Duration.ofSeconds(1)));
  }
}
