package dev.daogou.trends;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import dev.daogou.schemas.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An order as it was counted, so that a reversal can take it back; or a reversal whose order has
 * not come yet.
 *
 * @param time of the order, epoch milliseconds
 * @param currency code, as in the figures
 * @param lines one for each item; empty where the order has not come
 * @param reversed items that were taken back
 * @param whole whether all of it was taken back
 */
record PlacedOrder(
    long time, String currency, List<Line> lines, Set<String> reversed, boolean whole) {
  private static final byte VERSION = 1;

  /** A reversal came first, or nothing did. */
  static final PlacedOrder AWAITED = new PlacedOrder(0, "", List.of(), Set.of(), false);

  /**
   * @param amount price times pieces in ten-thousandths; 0 where there is no price
   * @param categories in which it was counted
   */
  record Line(String item, long units, long amount, List<String> categories) {}

  boolean isPlaced() {
    return !lines.isEmpty();
  }

  boolean isReversed(Line line) {
    return whole || reversed.contains(line.item());
  }

  /** Whether nothing of it stands. */
  boolean isUndone() {
    return isPlaced() && lines.stream().allMatch(this::isReversed);
  }

  PlacedOrder placed(long time, String currency, List<Line> lines) {
    return new PlacedOrder(time, currency, lines, among(lines, reversed), whole);
  }

  private static Set<String> among(List<Line> lines, Set<String> items) {
    Set<String> ordered = lines.stream().map(Line::item).collect(Collectors.toSet());
    Set<String> among = new LinkedHashSet<>(items);
    among.retainAll(ordered);
    return among;
  }

  /**
   * With those items taken back; all where none is named. Only so many are remembered as an order
   * can have lines, since reversals may name what no order has.
   */
  PlacedOrder without(List<String> items) {
    Set<String> all = new LinkedHashSet<>(reversed);
    all.addAll(items);
    Set<String> kept =
        isPlaced()
            ? among(lines, all)
            : all.stream()
                .limit(Bounds.MOST_LINES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    return new PlacedOrder(time, currency, lines, kept, whole || items.isEmpty());
  }

  byte[] toBytes() {
    var out = new StateWriter(VERSION, 128).number(time).text(currency).octet(whole ? 1 : 0);
    out.number(lines.size());
    for (Line line : lines) {
      out.text(line.item()).number(line.units()).number(line.amount());
      texts(out, line.categories());
    }
    texts(out, List.copyOf(reversed));
    return out.toBytes();
  }

  private static void texts(StateWriter out, List<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  static PlacedOrder of(byte[] bytes) {
    var in = new StateReader(bytes, VERSION, "order");
    long time = in.number();
    String currency = in.text();
    boolean whole = in.octet() == 1;
    List<Line> lines = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      lines.add(new Line(in.text(), in.number(), in.number(), texts(in)));
    }
    return new PlacedOrder(time, currency, lines, new LinkedHashSet<>(texts(in)), whole);
  }

  private static List<String> texts(StateReader in) {
    List<String> texts = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      texts.add(in.text());
    }
    return texts;
  }
}
