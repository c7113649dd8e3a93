package dev.daogou.trends;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as whole ten-thousandths of a currency: adding and taking back in any order comes out the
 * same.
 */
public final class Money {
  /** Code of amounts whose currency is not told (ISO 4217). */
  public static final String NO_CURRENCY = "XXX";

  private static final double PARTS = 10_000;
  private static final double MOST = 1e14;
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

  private Money() {}

  /** An amount in ten-thousandths; what no shop can mean is cut off. */
  public static long of(double amount) {
    return Math.round(Math.clamp(amount * PARTS, -MOST, MOST));
  }

  /** Ten-thousandths as an amount. */
  public static double amount(long parts) {
    return parts / PARTS;
  }

  /** A currency's code, or {@link #NO_CURRENCY}. */
  public static String code(@Nullable String currency) {
    return currency != null && CODE.matcher(currency).matches()
        ? currency.toUpperCase(Locale.ROOT)
        : NO_CURRENCY;
  }
}
