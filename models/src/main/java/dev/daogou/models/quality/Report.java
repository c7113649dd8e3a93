package dev.daogou.models.quality;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The tables that people read. */
public final class Report {
  private static final String WHOLE = "  %-16s %6s  %-22s %-22s %-22s %8s %8s %8s%n";
  private static final String LENGTHS = "  %-16s %6s %4s  %7s %7s %7s %9s %7s %7s%n";

  private Report() {}

  /** Prints what was found. */
  public static void print(Measured measured, PrintWriter out) {
    for (boolean repeat : List.of(true, false)) {
      List<ListQuality> runs =
          measured.runs().stream().filter(run -> run.repeat() == repeat).toList();
      if (!runs.isEmpty()) {
        out.printf(
            Locale.ROOT,
            "%n%s, the item being viewed %s, %,d predictions in %,d sessions, lists of %d%n",
            measured.online() ? "Online: predicted, then learned" : "Frozen after training",
            repeat ? "may be in the list (repeat)" : "is taken out (no repeat)",
            measured.cases(),
            measured.sessions(),
            Predictor.LIST);
        whole(runs, out);
        lengths(runs, out);
      }
    }
    if (measured.trainSeconds() > 0) {
      out.printf(Locale.ROOT, "%nTrained the ranker in %.1f s", measured.trainSeconds());
    }
    out.printf(
        Locale.ROOT,
        "%nLearned %,d events of %,d items in %.1f s; %,.0f predictions a second by each of %d runs"
            + " (%.1f s in all); memory at most %,d MB%n",
        measured.learned(),
        measured.items(),
        measured.learnSeconds(),
        measured.cases() / measured.predictSeconds(),
        measured.runs().size(),
        measured.predictSeconds(),
        measured.residentBytes() >> 20);
    out.flush();
  }

  private static void whole(List<ListQuality> runs, PrintWriter out) {
    out.printf(WHOLE, "model", "n", "HR", "MRR", "NDCG", "coverage", "pop.bias", "novelty");
    for (ListQuality run : runs) {
      ListMetrics all = run.whole();
      out.printf(
          WHOLE,
          run.model(),
          run.cases(),
          figure(all.hitRate(), run.hitRate()),
          figure(all.reciprocalRank(), run.reciprocalRank()),
          figure(all.gain(), run.gain()),
          number(run.coverage(), 4),
          number(run.popularityBias(), 2),
          number(run.novelty(), 2));
    }
  }

  private static void lengths(List<ListQuality> runs, PrintWriter out) {
    out.printf(LENGTHS, "model", "", "at", "HR", "MRR", "NDCG", "precision", "recall", "F1");
    for (ListQuality run : runs) {
      for (ListMetrics at : run.at()) {
        out.printf(
            LENGTHS,
            at.length() == 1 ? run.model() : "",
            "",
            at.length(),
            number(at.hitRate(), 4),
            number(at.reciprocalRank(), 4),
            number(at.gain(), 4),
            number(at.precision(), 4),
            number(at.recall(), 4),
            number(at.f1(), 4));
      }
    }
  }

  private static String figure(double value, Interval interval) {
    return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high());
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
