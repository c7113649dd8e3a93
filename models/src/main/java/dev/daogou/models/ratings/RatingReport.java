package dev.daogou.models.ratings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.figures.Figure;
import dev.daogou.figures.FigureName;
import dev.daogou.models.quality.Interval;
import dev.daogou.models.quality.ReportJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of ratings, for people and for programs. */
public final class RatingReport {
  private RatingReport() {}

  /** Prints a table. */
  public static void print(List<RatingQuality> found, boolean online, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%s, %,d ratings%n",
        online ? "Online: foretold, then learned" : "Frozen after training",
        found.isEmpty() ? 0 : found.getFirst().cases());
    out.printf("  %-12s %-24s %-24s%n", "model", "RMSE", "MAE");
    for (RatingQuality run : found) {
      out.printf(
          "  %-12s %-24s %-24s%n",
          run.model(),
          figure(run.rmse(), run.rmseInterval()),
          figure(run.mae(), run.maeInterval()));
    }
    out.flush();
  }

  private static String figure(double value, Interval interval) {
    return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high());
  }

  /** Every figure by its name. */
  public static List<Figure> figures(List<RatingQuality> found, boolean online) {
    List<Figure> figures = new ArrayList<>();
    for (RatingQuality run : found) {
      String name = FigureName.of("ratings", run.model(), online ? "online" : "frozen");
      figures.add(
          Figure.of(name + ".rmse", run.rmse(), "stars")
              .from(run.cases())
              .between(run.rmseInterval().low(), run.rmseInterval().high()));
      figures.add(
          Figure.of(name + ".mae", run.mae(), "stars")
              .from(run.cases())
              .between(run.maeInterval().low(), run.maeInterval().high()));
    }
    return figures;
  }

  /** Adds the runs. */
  public static ReportJson addTo(ReportJson report, List<RatingQuality> found, boolean online) {
    for (RatingQuality run : found) {
      ObjectNode node = report.addRun();
      node.put("model", run.model());
      node.put("online", online);
      node.put("n", run.cases());
      node.put("RMSE", run.rmse());
      node.put("MAE", run.mae());
      ReportJson.interval(node, "RMSE", run.rmseInterval());
      ReportJson.interval(node, "MAE", run.maeInterval());
    }
    return report;
  }
}
