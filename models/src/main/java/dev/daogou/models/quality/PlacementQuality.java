package dev.daogou.models.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How well a placement foretold what shoppers did next.
 *
 * @param cases how often it was asked
 * @param whole the figures of whole lists
 * @param hitRate interval of the hit rate
 * @param reciprocalRank likewise
 */
public record PlacementQuality(
    String placement, int cases, ListMetrics whole, Interval hitRate, Interval reciprocalRank) {
  private static final String LINE = "  %-18s %8s  %-24s %-24s%n";
  private static final String END = "@" + Predictor.LIST;

  static PlacementQuality of(String placement, int[] places, Bootstrap bootstrap) {
    return new PlacementQuality(
        placement,
        places.length,
        ListMetrics.of(places, Predictor.LIST),
        bootstrap.mean(Arrays.stream(places).mapToDouble(p -> p > 0 ? 1 : 0).toArray()),
        bootstrap.mean(Arrays.stream(places).mapToDouble(p -> p > 0 ? 1.0 / p : 0).toArray()));
  }

  /** Prints a table. */
  public static void print(List<PlacementQuality> found, PrintWriter out) {
    out.printf(Locale.ROOT, "%nPlacements, lists of %d%n", Predictor.LIST);
    out.printf(LINE, "placement", "n", "HR", "MRR");
    for (PlacementQuality each : found) {
      out.printf(
          LINE,
          each.placement(),
          each.cases(),
          figure(each.whole().hitRate(), each.hitRate()),
          figure(each.whole().reciprocalRank(), each.reciprocalRank()));
    }
    out.flush();
  }

  private static String figure(double value, Interval interval) {
    return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high());
  }

  /** Adds the figures. */
  public static void addTo(ReportJson report, List<PlacementQuality> found) {
    for (PlacementQuality each : found) {
      ObjectNode node = report.addRun();
      node.put("placement", each.placement());
      node.put("n", each.cases());
      node.put("HR" + END, each.whole().hitRate());
      node.put("MRR" + END, each.whole().reciprocalRank());
      ReportJson.interval(node, "HR" + END, each.hitRate());
      ReportJson.interval(node, "MRR" + END, each.reciprocalRank());
    }
  }
}
