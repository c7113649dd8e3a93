package dev.daogou.schemas;

import java.time.Instant;

/**
 * How far the values of an event or item may go, so that nothing that is made of them overflows:
 * times fit the milliseconds of the schemas, and amounts stay finite when many are added up.
 */
public final class Bounds {
  /** The earliest time that can be told, though an event as old as that is of no use. */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** The latest time that can be told. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** The largest price of a piece, and the largest sum of an order; of any currency. */
  public static final double LARGEST_AMOUNT = 1e12;

  /** Most pieces of an item in one cart change or line of an order. */
  public static final int MOST_PIECES = 1_000_000;

  /** Most lines of an order, and most items that are taken back of one. */
  public static final int MOST_LINES = 1_000;

  /** Most characters of a short text, such as a name or the id of a list. */
  public static final int LONGEST_WORD = 200;

  /** Most characters of an address. */
  public static final int LONGEST_ADDRESS = 4_096;

  /** Most characters of a free text, such as the value of an attribute. */
  public static final int LONGEST_TEXT = 100_000;

  private Bounds() {}

  /** Whether the time can be told. */
  public static boolean isTold(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }
}
