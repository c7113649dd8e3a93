package dev.daogou.serving.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key: its SHA-256. Keys are random and long, so there is nothing to guess, and a
 * slow, salted hash, as passwords need it, would only make every request slow.
 *
 * @param hex 64 hexadecimal digits
 */
record KeyHash(String hex) {
  private static final String PREFIX = "sha256:";
  private static final int BYTES = 32;

  KeyHash {
    if (hex.length() != 2 * BYTES || !hex.chars().allMatch(KeyHash::isDigit)) {
      throw new IllegalArgumentException("a hash is sha256: and 64 hexadecimal digits");
    }
  }

  /** Reads {@code sha256:…}. */
  static KeyHash parse(@Nullable String text) {
    if (text == null || !text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a hash is sha256: and 64 hexadecimal digits");
    }
    return new KeyHash(text.substring(PREFIX.length()));
  }

  static KeyHash of(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new KeyHash(
          HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** Whether both are the same, in a time that does not tell how much of them is. */
  boolean matches(KeyHash other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }
}
