package dev.daogou.serving.board;

import dev.daogou.serving.board.BoardFigures.Point;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Points as comma-separated values (RFC 4180): a header, then one line a point. */
final class PointsTable {
  private static final Map<String, Function<Point, Object>> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("at", point -> Instant.ofEpochMilli(point.at()));
    COLUMNS.put("shoppers", Point::shoppers);
    COLUMNS.put("views", Point::views);
    COLUMNS.put("carts", Point::carts);
    COLUMNS.put("orders", Point::orders);
    COLUMNS.put("reversals", Point::reversals);
    COLUMNS.put("revenue", Point::revenue);
    COLUMNS.put("searches", Point::searches);
    COLUMNS.put("zeroResults", Point::zeroResults);
    COLUMNS.put("impressions", Point::impressions);
    COLUMNS.put("clicks", Point::clicks);
    COLUMNS.put("attributedOrders", Point::attributedOrders);
    COLUMNS.put("attributedRevenue", Point::attributedRevenue);
    COLUMNS.put("lists", Point::lists);
    COLUMNS.put("blended", Point::blended);
    COLUMNS.put("freshnessP50", Point::freshnessP50);
    COLUMNS.put("freshnessP99", Point::freshnessP99);
    COLUMNS.put("deadLetters", Point::deadLetters);
  }

  private PointsTable() {}

  static String of(List<Point> points) {
    List<String> types =
        List.copyOf(
            points.stream()
                .flatMap(point -> point.events().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    Stream<String> header =
        Stream.concat(COLUMNS.keySet().stream(), types.stream().map(type -> "events." + type));
    return Stream.concat(
            Stream.of(header.collect(Collectors.joining(","))),
            points.stream().map(point -> line(point, types)))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(Point point, List<String> types) {
    Stream<Object> figures = COLUMNS.values().stream().map(column -> column.apply(point));
    Stream<Object> events = types.stream().map(type -> point.events().getOrDefault(type, 0L));
    return Stream.concat(figures, events).map(String::valueOf).collect(Collectors.joining(","));
  }
}
