package dev.daogou.recommender.shopper;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host of a web address. */
final class WebHost {
  private static final String WORLD_WIDE_WEB = "www.";

  // Only so far: what stands behind is nobody's business, and often no URI by the letter.
  private static final Pattern AUTHORITY =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://[^/?#\\s]{1,300}(?=[/?#\\s]|$)");

  private WebHost() {}

  /** In lower case and without a leading {@code www.}; empty where there is none to be read. */
  static Optional<String> of(@Nullable String address) {
    if (address == null) {
      return Optional.empty();
    }
    Matcher authority = AUTHORITY.matcher(address);
    return authority.lookingAt() ? host(authority.group()) : Optional.empty();
  }

  private static Optional<String> host(String authority) {
    try {
      return Optional.ofNullable(new URI(authority).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT))
          .map(WebHost::withoutPrefix);
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  private static String withoutPrefix(String host) {
    return host.startsWith(WORLD_WIDE_WEB) ? host.substring(WORLD_WIDE_WEB.length()) : host;
  }
}
