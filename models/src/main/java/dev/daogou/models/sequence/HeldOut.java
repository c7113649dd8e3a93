package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Cases to measure a network in training with, the model alone. */
final class HeldOut {
  private static final int BATCH = 256;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Case(int[] seen, int current, int next, boolean repeat) {}

  private final List<Case> answerable = new ArrayList<>();
  private final int cases;

  HeldOut(List<NextItem> cases, Vocabulary vocabulary) {
    this.cases = cases.size();
    for (NextItem one : cases) {
      int[] seen = vocabulary.rows(one.before());
      int next = vocabulary.row(one.next());
      if (seen.length > 0 && next != Vocabulary.UNKNOWN) {
        String current = one.before().getLast();
        answerable.add(new Case(seen, vocabulary.row(current), next, current.equals(one.next())));
      }
    }
  }

  boolean isEmpty() {
    return cases == 0;
  }

  NextItemQuality measure(NDManager manager, Parameters parameters, SequenceSettings settings) {
    NextItemQuality.Sum sum = new NextItemQuality.Sum();
    for (int missed = answerable.size(); missed < cases; missed++) {
      sum.miss();
    }
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      SequenceNetwork network = new SequenceNetwork(parameters.whole(manager), settings, false);
      NDArray items = network.items();
      for (int from = 0; from < answerable.size(); from += BATCH) {
        List<Case> some = answerable.subList(from, Math.min(answerable.size(), from + BATCH));
        try (NDScope inner = new NDScope()) {
          inner.suppressNotUsedWarning();
          measure(manager, network, items, settings.recent(), some, sum);
        }
      }
    }
    return sum.mean();
  }

  private static void measure(
      NDManager manager,
      SequenceNetwork network,
      NDArray items,
      int recent,
      List<Case> cases,
      NextItemQuality.Sum sum) {
    Batch batch =
        Batch.of(
            manager,
            cases.size(),
            i -> Math.min(recent, cases.get(i).seen.length),
            (i, back) -> cases.get(i).seen[cases.get(i).seen.length - 1 - back]);
    NDArray scores = network.encode(items, batch.recent(), batch.there()).matMul(items.transpose());
    NDArray nextScores = scores.gather(column(manager, cases, true), 1);
    long[] places =
        scores.gte(nextScores).toType(DataType.INT64, false).sum(new int[] {1}).toLongArray();
    float[] next = nextScores.toFloatArray();
    float[] current = scores.gather(column(manager, cases, false), 1).toFloatArray();
    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      boolean after = !one.repeat && one.current >= 0 && current[i] >= next[i];
      sum.add((int) places[i], one.repeat, after);
    }
  }

  private static NDArray column(NDManager manager, List<Case> cases, boolean next) {
    long[] rows =
        cases.stream().mapToLong(one -> next ? one.next : Math.max(0, one.current)).toArray();
    return manager.create(rows, new Shape(rows.length, 1));
  }
}
