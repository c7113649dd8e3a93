package dev.daogou.storefront.importer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money as people write it: {@code 19.99 EUR}, {@code EUR 1,299.00}, {@code € 5}.
 *
 * @param currency ISO 4217, or null where none stands there
 */
record Money(double amount, @Nullable String currency) {
  /** Longer ones are no amounts, and long spaces in them would keep the expressions busy. */
  private static final int LONGEST = 64;

  private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP");
  private static final Pattern WITH_CURRENCY =
      Pattern.compile("([A-Za-z]{3}|[€£])?\\s*([\\d.,' ]*\\d)\\s*([A-Za-z]{3}|[€£])?");
  private static final Pattern POINT = amounts("[,' ]", "\\.");
  private static final Pattern COMMA = amounts("[.' ]", ",");

  /**
   * Reads an amount; empty where it is none, so that {@code 19,99} is not taken for 1999.
   *
   * @param decimal what stands before the fraction, a point or a comma
   */
  static Optional<Money> parse(String text, char decimal) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher parts = WITH_CURRENCY.matcher(text.strip().replace('\u00a0', ' '));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String digits = parts.group(2);
    if (!(decimal == ',' ? COMMA : POINT).matcher(digits).matches()) {
      return Optional.empty();
    }
    String plain = digits.replaceAll(decimal == ',' ? "[.' ]" : "[,' ]", "").replace(',', '.');
    String currency = parts.group(1) != null ? parts.group(1) : parts.group(3);
    return Optional.of(new Money(Double.parseDouble(plain), code(currency)));
  }

  private static @Nullable String code(@Nullable String currency) {
    return currency == null
        ? null
        : SIGNS.getOrDefault(currency, currency.toUpperCase(Locale.ROOT));
  }

  private static Pattern amounts(String group, String decimal) {
    return Pattern.compile("(\\d+|\\d{1,3}(" + group + "\\d{3})+)(" + decimal + "\\d+)?");
  }
}
