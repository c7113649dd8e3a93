package dev.daogou.serving.collect;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the user name of basic authentication, in which Segment's clients show their key. */
final class BasicAuth {
  private static final String SCHEME = "basic ";

  private BasicAuth() {}

  /** The user name; null where there is none. */
  static String user(HttpHeaders headers) {
    return user(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
  }

  static String user(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
