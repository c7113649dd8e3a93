package dev.daogou.storefront.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Order lines that a cancellation may still take back, by customer and stock code. Memory grows
 * with the lines that were sold and not cancelled, some dozen bytes each.
 */
final class OpenLines {
  private final Map<String, Deque<Line>> byCustomerAndCode = new HashMap<>();

  private static final class Line {
    private final String order;
    private int left;

    Line(String order, int quantity) {
      this.order = order;
      left = quantity;
    }
  }

  /**
   * What a cancellation found.
   *
   * @param orders the orders whose line of this stock code is taken back, newest first
   * @param partial whether fewer pieces went back than the oldest of these lines has
   * @param unmatched pieces that no line accounts for
   */
  record Match(List<String> orders, boolean partial, int unmatched) {}

  void sold(InvoiceRow row) {
    byCustomerAndCode
        .computeIfAbsent(key(row), k -> new ArrayDeque<>(1))
        .addFirst(new Line(row.invoice(), row.quantity()));
  }

  /** Takes back the newest lines of the row's customer and stock code, as many as it has pieces. */
  Match cancelled(InvoiceRow row) {
    int left = -row.quantity();
    boolean partial = false;
    List<String> orders = new ArrayList<>();
    Deque<Line> lines = byCustomerAndCode.getOrDefault(key(row), new ArrayDeque<>());
    while (left > 0 && !lines.isEmpty()) {
      Line newest = lines.removeFirst();
      orders.add(newest.order);
      partial = left < newest.left;
      left -= newest.left;
    }
    if (lines.isEmpty()) {
      byCustomerAndCode.remove(key(row));
    }
    return new Match(orders, partial, Math.max(0, left));
  }

  private static String key(InvoiceRow row) {
    return row.customer() + "|" + row.stockCode();
  }
}
