package dev.daogou.recommendations;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Ids of lists, as shops send them back: the letter r and a number to the base of 36.
 *
 * <p>What a reader makes of a list (another place in the shop, a filter) has an id of its own: its
 * number shares the lower bits with the list's, so that its outcomes can be joined with the list it
 * was made of, and tells whether the list's order was kept.
 */
public final class RecommendationId {
  private static final int LONGEST = 14;
  private static final long LIST = (1L << 48) - 1;
  private static final long IN_ITS_ORDER = 1L << 48;

  private RecommendationId() {}

  /** The id with that number. */
  public static String of(long number) {
    return "r" + Long.toUnsignedString(number, Character.MAX_RADIX);
  }

  /**
   * The number of what a reader made of a list; the same for the same list and request.
   *
   * @param list number of the list
   * @param request hash of what was asked for
   * @param inItsOrder whether the items stand in the list's own order
   */
  public static long made(long list, long request, boolean inItsOrder) {
    long mixed = request * 0x9e3779b97f4a7c15L;
    long upper = (mixed & ~LIST & ~IN_ITS_ORDER) | (inItsOrder ? IN_ITS_ORDER : 0);
    long made = upper | (list & LIST);
    return made == list ? made ^ Long.MIN_VALUE : made;
  }

  /** Whether that number is that list's, or of something made of it. */
  static boolean isOf(long list, long number) {
    return (list & LIST) == (number & LIST);
  }

  /** Whether what was made of a list stands in the list's own order. */
  static boolean isInItsOrder(long made) {
    return (made & IN_ITS_ORDER) != 0;
  }

  /** The number of an id; empty where no list of ours can have that id. */
  public static OptionalLong numberOf(@Nullable String id) {
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
