package dev.daogou.models.sequence;

import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.vectors.Hits;
import java.util.ArrayList;
import java.util.List;

/** Measures a written model, alone, through the very classes that a service loads. */
public final class SequenceModelQuality {
  private static final int BATCH = 64;

  private SequenceModelQuality() {}

  /** How well a model predicts; a case with nothing known, or an unknown next item, is missed. */
  public static NextItemQuality of(SequenceModel model, List<NextItem> cases) {
    NextItemQuality.Sum sum = new NextItemQuality.Sum();
    for (int from = 0; from < cases.size(); from += BATCH) {
      List<NextItem> some = cases.subList(from, Math.min(cases.size(), from + BATCH));
      List<int[]> sessions = new ArrayList<>();
      some.forEach(one -> sessions.add(newestFirst(model, one.before())));
      float[][] vectors = model.encode(sessions).orThrow();
      for (int i = 0; i < some.size(); i++) {
        measure(model, some.get(i), vectors[i], sessions.get(i), sum);
      }
    }
    return sum.mean();
  }

  private static int[] newestFirst(SequenceModel model, List<String> before) {
    return before.reversed().stream().mapToInt(model::row).toArray();
  }

  private static void measure(
      SequenceModel model, NextItem one, float[] vector, int[] rows, NextItemQuality.Sum sum) {
    boolean known = false;
    for (int row : rows) {
      known |= row != SequenceModel.UNKNOWN;
    }
    int next = model.row(one.next());
    if (!known || next == SequenceModel.UNKNOWN) {
      sum.miss();
      return;
    }
    int current = rows[0];
    Hits hits = model.nearest(vector, NextItemQuality.LIST + 1);
    boolean afterCurrent = false;
    for (int place = 1; place <= hits.size(); place++) {
      int row = hits.ids()[place - 1];
      if (row == next) {
        sum.add(place, next == current, afterCurrent);
        return;
      }
      afterCurrent |= row == current;
    }
    sum.miss();
  }
}
