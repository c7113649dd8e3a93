package dev.daogou.storefront.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.storefront.simulator.HitRates;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run came to. */
record Summary(
    long seed,
    int run,
    int shoppers,
    double seconds,
    long eventsIn,
    long listsPublished,
    int shoppersWithLists,
    Map<String, Long> deadLetters,
    Freshness.Figures freshness,
    Freshness.Figures early,
    HitRates.Figures hits,
    ListFigures.Figures lists,
    Map<String, Long> levels,
    Map<String, Long> readsFailed,
    Map<String, Long> sendsFailed,
    Map<String, String> service) {

  /** Dead letters of all reasons together. */
  long deadLetterCount() {
    return sum(deadLetters);
  }

  /** One line of JSON. */
  String json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("seed", seed).put("run", run).put("shoppers", shoppers);
    node.put("seconds", rounded(seconds, 1));
    node.put("eventsIn", eventsIn);
    node.put("eventsPerSecond", rounded(eventsIn / Math.max(seconds, 0.001), 1));
    node.put("listsPublished", listsPublished);
    node.put("shoppersWithLists", shoppersWithLists);
    node.put("deadLetters", deadLetterCount());
    putNumber(node, "freshnessP50Ms", freshness.p50());
    putNumber(node, "freshnessP99Ms", freshness.p99());
    putNumber(node, "first10sFreshnessP50Ms", early.p50());
    putNumber(node, "first10sFreshnessP99Ms", early.p99());
    node.put("freshnessSamples", freshness.samples());
    node.put("freshnessUncovered", freshness.uncovered());
    node.put("choices", hits.choices());
    node.put("hitRate", rounded(hits.hitRate(), 4));
    node.put("popularityHitRate", rounded(hits.popularity(), 4));
    node.put("oracleHitRate", rounded(hits.oracle(), 4));
    node.put("impressions", lists.shown()).put("clicks", lists.clicked());
    node.put("clickThrough", rounded(lists.clickThrough(), 4));
    node.put("soldFromLists", lists.sold()).put("revenueFromLists", rounded(lists.revenue(), 2));
    node.put("readsFailed", sum(readsFailed));
    node.put("sendsFailed", sum(sendsFailed));
    service.forEach(node::put);
    return node.toString();
  }

  /** A table for people. */
  String table() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("events in", "%,d (%.0f/s)".formatted(eventsIn, eventsIn / Math.max(seconds, 0.001)));
    rows.put("lists published", "%,d".formatted(listsPublished));
    rows.put("shoppers with lists", "%,d of %,d".formatted(shoppersWithLists, shoppers));
    rows.put("freshness p50 / p99", text(freshness));
    rows.put("  of the first 10 s", text(early));
    rows.put("next choice in list of 20", "%.1f %%".formatted(100 * hits.hitRate()));
    rows.put("  in plain popularity's", "%.1f %%".formatted(100 * hits.popularity()));
    rows.put("  in an oracle's", "%.1f %%".formatted(100 * hits.oracle()));
    rows.put("choices measured", "%,d".formatted(hits.choices()));
    rows.put(
        "shown in lists, clicked",
        "%,d, %,d (%.1f %%)".formatted(lists.shown(), lists.clicked(), 100 * lists.clickThrough()));
    rows.put("sold after a click", "%,d for %,.2f".formatted(lists.sold(), lists.revenue()));
    rows.put("dead letters", deadLetters.isEmpty() ? "0" : deadLetterCount() + " " + deadLetters);
    rows.put("lists read, by level", levels.toString());
    readsFailed.forEach((why, n) -> rows.put("not read: " + why, "%,d".formatted(n)));
    sendsFailed.forEach((why, n) -> rows.put("not accepted: " + why, "%,d".formatted(n)));
    service.forEach(rows::put);
    StringBuilder table = new StringBuilder();
    rows.forEach(
        (name, value) -> table.append(String.format(Locale.ROOT, "  %-28s %s%n", name, value)));
    return table.toString();
  }

  private static String text(Freshness.Figures freshness) {
    return freshness.samples() == 0
        ? "not measured"
        : "%.1f / %.1f ms (%,d clicks, %d not covered)"
            .formatted(
                freshness.p50(), freshness.p99(), freshness.samples(), freshness.uncovered());
  }

  private static void putNumber(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, rounded(value, 2));
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
