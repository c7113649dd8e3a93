package dev.daogou.recommender.shopper;

/** What a shopper is taken for, as of one event. */
public enum BotVerdict {
  HUMAN,
  /** The event itself gave the shopper away as a program. */
  RECOGNISED,
  /** Known for a program before the event. */
  AUTOMATED,
  /** Was taken for a program until the event, and is no longer. */
  RECOVERED;

  static BotVerdict of(boolean before, boolean now) {
    if (now) {
      return before ? AUTOMATED : RECOGNISED;
    }
    return before ? RECOVERED : HUMAN;
  }

  /** Whether outcomes and lessons of this shopper are to be left out. */
  public boolean isAutomated() {
    return this == RECOGNISED || this == AUTOMATED;
  }

  /** Whether the event changed it. */
  public boolean isTurn() {
    return this == RECOGNISED || this == RECOVERED;
  }
}
