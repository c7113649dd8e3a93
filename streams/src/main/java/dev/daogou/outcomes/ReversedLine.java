package dev.daogou.outcomes;

/**
 * An order, or a line of one, that is taken back, whenever its order comes.
 *
 * @param order hash of the order's id
 * @param item or empty for all lines
 * @param time of the reversal, epoch milliseconds
 */
record ReversedLine(long order, String item, long time) {
  boolean takesBack(OrderedLine line) {
    return line.order() == order && (item.isEmpty() || item.equals(line.item()));
  }
}
