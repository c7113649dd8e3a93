package dev.daogou.serving.board;

import dev.daogou.trends.Tally;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a board shows. Times are epoch milliseconds; what does not exist is 0, or null
 * where it is a text.
 */
@Schema(name = "BoardFigures", description = "Everything that the live board shows.")
public record BoardFigures(
    @Schema(examples = "default") String tenant,
    @Schema(examples = "1h") String range,
    @Schema(examples = "60", description = "Seconds from one point to the next.") long step,
    @Schema(examples = "1772355661000") long now,
    @Schema(examples = "17", description = "Rises by one with every tick of a stream.")
        long sequence,
    @Schema(description = "Arrival of the newest thing that is counted; null where there is none.")
        @Nullable Long dataAt,
    @Nullable String category,
    @Nullable String placement,
    @Schema(description = "Categories that can be chosen.") List<String> categories,
    @Schema(description = "Placements that can be chosen.") List<String> placements,
    @Schema(
            examples = "CNY",
            description = "Of all amounts: the currency with the most revenue; null: not told.")
        @Nullable String currency,
    @Schema(description = "Whether there is revenue in other currencies, which is left out.")
        boolean otherCurrencies,
    @Schema(
            description =
                "In order, empty ones left out; in a tick only those that changed since the last.")
        List<Point> points,
    @Schema(description = "The same for the period before.") List<Point> previous,
    TotalsOfBoth totals,
    @Schema(description = "How fresh the lists of the last seconds are.")
        FreshnessOfLists freshnessNow,
    @Schema(description = "Partitions of the events of which nothing is worked off, if any.")
        List<StandsStill> still,
    ModelsInUse model) {

  /** Figures of one step. */
  @Schema(name = "BoardPoint", description = "Figures of one step of time.")
  public record Point(
      long at,
      @Schema(description = "Events by type.") Map<String, Long> events,
      @Schema(description = "Distinct shoppers.") long shoppers,
      long views,
      long carts,
      long orders,
      long reversals,
      @Schema(description = "Ordered and not reversed, where the order stands.") double revenue,
      long searches,
      long zeroResults,
      long impressions,
      long clicks,
      long attributedOrders,
      double attributedRevenue,
      @Schema(description = "Lists published.") long lists,
      @Schema(description = "Lists that no model ranked.") long blended,
      long freshnessP50,
      @Schema(description = "Milliseconds from an event to the list.") long freshnessP99,
      long deadLetters) {}

  /** Totals of the period and of the one before. */
  @Schema(name = "BoardTotalsOfBoth")
  public record TotalsOfBoth(Totals current, Totals previous) {}

  /** Totals of a period. */
  @Schema(name = "BoardTotals", description = "Totals of a period.")
  public record Totals(
      Map<String, Long> events,
      long eventCount,
      long shoppers,
      @Schema(description = "Distinct shoppers of the last five minutes.") long activeNow,
      Funnel funnel,
      long views,
      long carts,
      long orders,
      long reversals,
      long units,
      double revenue,
      @Schema(description = "Revenue by order that was not wholly reversed.") double averageOrder,
      @Schema(description = "Shoppers who ordered by shoppers who looked, 0 to 1.")
          double conversion,
      long searches,
      long zeroResults,
      List<Asked> topSearches,
      List<Asked> topZeroResults,
      List<Recommended> recommendations,
      long lists,
      long blended,
      FreshnessOfLists freshness,
      Map<String, Long> deadLetters,
      Map<String, Long> readLevels,
      List<TrendingItem> trendingItems,
      List<TrendingCategory> trendingCategories) {}

  /** Distinct shoppers who came how far. */
  @Schema(name = "BoardFunnel", description = "Distinct shoppers who came how far.")
  public record Funnel(long viewed, long carted, long ordered) {}

  /** A search and how often. */
  @Schema(name = "BoardSearch")
  public record Asked(String query, long count) {}

  /** What became of recommendations of one kind. */
  @Schema(name = "BoardRecommendations", description = "What became of recommendations.")
  public record Recommended(
      @Nullable String placement,
      @Nullable String model,
      @Nullable String scoring,
      long impressions,
      long clicks,
      long carts,
      long orders,
      double revenue,
      @Schema(description = "Clicks by impressions.") double clickThrough) {}

  /** How fresh lists were, in milliseconds. */
  @Schema(name = "BoardFreshness", description = "Milliseconds from an event to the list.")
  public record FreshnessOfLists(long count, long p50, long p99) {
    static FreshnessOfLists of(Tally tally) {
      SortedMap<Long, Long> counts = View.freshness(tally);
      return new FreshnessOfLists(
          counts.values().stream().mapToLong(Long::longValue).sum(),
          View.median(counts),
          View.nearlyAll(counts));
    }
  }

  /** An item that is looked at more than usual. */
  @Schema(name = "BoardTrendingItem")
  public record TrendingItem(
      String item,
      @Nullable String title,
      @Nullable String category,
      long now,
      double usual,
      double lift) {}

  /** A category that is looked at more than usual. */
  @Schema(name = "BoardTrendingCategory")
  public record TrendingCategory(String category, long now, double usual, double lift) {}

  /** A partition of the events that stands still. */
  @Schema(
      name = "BoardStandsStill",
      description = "Events wait in the partition, and none was worked off for so long.")
  public record StandsStill(int partition, long seconds) {}

  /** What ranks and encodes. */
  @Schema(name = "BoardModels", description = "Models in use on the instance that answers.")
  public record ModelsInUse(
      @Nullable String provider,
      @Nullable String ranker,
      @Nullable String encoder,
      @Nullable String sequence) {}

  BoardFigures with(long sequence, List<Point> points, List<Point> previous) {
    return new BoardFigures(
        tenant,
        range,
        step,
        now,
        sequence,
        dataAt,
        category,
        placement,
        categories,
        placements,
        currency,
        otherCurrencies,
        points,
        previous,
        totals,
        freshnessNow,
        still,
        model);
  }
}
