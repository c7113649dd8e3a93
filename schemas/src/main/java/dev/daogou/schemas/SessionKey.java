package dev.daogou.schemas;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Key of a session: written {@code tenant/session} in UTF-8, the session as sixteen hexadecimal
 * digits.
 *
 * @param tenant whose shop, see {@link Tenants#isValid}
 * @param session hash that tells nothing of the shopper
 */
public record SessionKey(String tenant, long session) {
  private static final int DIGITS = 16;

  public SessionKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
  }

  /** Reads {@code tenant/session}; empty where the text is not such a key. */
  public static Optional<SessionKey> parse(String text) {
    int slash = text.indexOf('/');
    String digits = text.substring(slash + 1);
    boolean isKey =
        slash > 0
            && Tenants.isValid(text.substring(0, slash))
            && digits.length() == DIGITS
            && digits.chars().allMatch(HexFormat::isHexDigit);
    return isKey
        ? Optional.of(
            new SessionKey(text.substring(0, slash), HexFormat.fromHexDigitsToLong(digits)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return tenant + "/" + HexFormat.of().toHexDigits(session);
  }
}
