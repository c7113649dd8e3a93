package dev.daogou.recommendations;

import java.util.OptionalLong;

/** Ids of lists, as shops send them back: the letter r and a number to the base of 36. */
public final class RecommendationId {
  private static final int LONGEST = 14;

  private RecommendationId() {}

  /** The id with that number. */
  public static String of(long number) {
    return "r" + Long.toUnsignedString(number, Character.MAX_RADIX);
  }

  /** The number of an id; empty where no list of ours can have that id. */
  public static OptionalLong numberOf(String id) {
    if (id == null || id.length() < 2 || id.length() > LONGEST || id.charAt(0) != 'r') {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseUnsignedLong(id, 1, id.length(), Character.MAX_RADIX);
      return of(number).equals(id) ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException notOurs) {
      return OptionalLong.empty();
    }
  }
}
