package dev.daogou.models.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * All predictions that sessions give: each click after the first, from the clicks before it. Kept
 * packed: one array of rows, and per prediction where it ends.
 */
public final class Predictions {
  private static final int SORTED_BATCHES = 32;

  private final int[] rows;
  private final int[] starts;
  private final int[] targets;
  private final int recent;

  private Predictions(int[] rows, int[] starts, int[] targets, int recent) {
    this.rows = rows;
    this.starts = starts;
    this.targets = targets;
    this.recent = recent;
  }

  /**
   * Packs sessions.
   *
   * @param sessions rows of the item table in the order of the clicks, the oldest session first
   * @param recent items that a prediction looks at
   */
  public static Predictions of(List<int[]> sessions, int recent) {
    int clicks = sessions.stream().mapToInt(session -> session.length).sum();
    int count = sessions.stream().mapToInt(session -> Math.max(0, session.length - 1)).sum();
    int[] rows = new int[clicks];
    int[] starts = new int[count];
    int[] targets = new int[count];
    int at = 0;
    int prediction = 0;
    for (int[] session : sessions) {
      System.arraycopy(session, 0, rows, at, session.length);
      for (int end = 1; end < session.length; end++) {
        starts[prediction] = at;
        targets[prediction++] = at + end;
      }
      at += session.length;
    }
    return new Predictions(rows, starts, targets, recent);
  }

  public int size() {
    return targets.length;
  }

  /** Row of the item that came next. */
  int target(int prediction) {
    return rows[targets[prediction]];
  }

  /** How many items are looked at. */
  int length(int prediction) {
    return Math.min(recent, targets[prediction] - starts[prediction]);
  }

  /** Row of an item seen, counted back from the newest. */
  int seen(int prediction, int back) {
    return rows[targets[prediction] - 1 - back];
  }

  /** Rows of all items that some predictions look at, again and again where they are. */
  int[] seen(int[] members) {
    return Arrays.stream(members)
        .flatMap(member -> IntStream.range(0, length(member)).map(back -> seen(member, back)))
        .toArray();
  }

  /** How old a prediction is: 0 for the newest, 1 for the oldest. */
  float age(int prediction) {
    return size() < 2 ? 0 : 1 - prediction / (size() - 1f);
  }

  /** In random order, with predictions of like length together, so that little is padded. */
  List<int[]> shuffled(int batch, Random random) {
    int[] order = new int[size()];
    Arrays.setAll(order, i -> i);
    shuffle(order, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += batch * SORTED_BATCHES) {
      Integer[] some =
          Arrays.stream(order, from, Math.min(order.length, from + batch * SORTED_BATCHES))
              .boxed()
              .sorted(Comparator.comparingInt(this::length))
              .toArray(Integer[]::new);
      for (int start = 0; start < some.length; start += batch) {
        batches.add(
            Arrays.stream(some, start, Math.min(some.length, start + batch))
                .mapToInt(Integer::intValue)
                .toArray());
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
