package dev.daogou.outcomes;

import org.jspecify.annotations.Nullable;

/**
 * An ordered item, credited to the last click before it for as long as it is held.
 *
 * @param order hash of the order's id
 * @param item what was ordered
 * @param time of the order, epoch milliseconds
 * @param quantity pieces
 * @param revenue price times pieces; NaN where there is no price
 * @param currency or null
 * @param live whether the order happened now
 */
record OrderedLine(
    long order,
    String item,
    long time,
    int quantity,
    double revenue,
    @Nullable String currency,
    boolean live) {
  /** Two lines of one order with the same item. */
  OrderedLine and(OrderedLine other) {
    double both =
        Double.isNaN(revenue)
            ? other.revenue
            : Double.isNaN(other.revenue) ? revenue : revenue + other.revenue;
    return new OrderedLine(
        order, item, time, sum(quantity, other.quantity), both, currency, live && other.live);
  }

  /** Of pieces, which are never so many that they become negative. */
  static int sum(int some, int more) {
    return (int) Math.min(Integer.MAX_VALUE, (long) some + more);
  }

  boolean isOf(long order, String item) {
    return this.order == order && this.item.equals(item);
  }
}
