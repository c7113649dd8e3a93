package dev.daogou.storefront.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key: 256 random bits as text, with a beginning that tells people and scanners of repositories
 * what it is. Nobody can guess it, so its plain SHA-256 gives nothing away.
 */
public record NewKey(String text) {
  private static final int BYTES = 32;

  /** A key that there was not before. */
  public static NewKey create(SecureRandom random, boolean forBrowsers) {
    return new NewKey((forBrowsers ? "dgb_" : "dgs_") + random(random));
  }

  /** A secret with which a shop signs shopper tokens. */
  public static String shopperSecret(SecureRandom random) {
    return random(random);
  }

  /** What the service is told of it. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "sha256:"
          + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keeps it out of logs. */
  @Override
  public String toString() {
    return "NewKey[" + hash() + "]";
  }

  private static String random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
