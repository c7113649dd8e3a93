package dev.daogou.recommender.shopper;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From where a shopper came to a page. */
public enum ReferrerKind {
  /** Not told, or no address that can be read. */
  UNKNOWN,
  /** From nowhere: the address was typed or kept, or the browser does not tell. */
  DIRECT,
  /** Another page of the same shop: the same host. */
  OWN,
  SEARCH,
  SOCIAL,
  MAIL,
  /** Any other site. */
  OTHER;

  /**
   * Of two addresses. Without that of the page, silence is not direct and a strange site is not
   * another one: it may be the shop.
   *
   * @param referrer where the shopper came from
   * @param page where the shopper is
   */
  static ReferrerKind of(@Nullable String referrer, @Nullable String page) {
    Optional<String> here = WebHost.of(page);
    if (referrer == null || referrer.isBlank()) {
      return here.isPresent() ? DIRECT : UNKNOWN;
    }
    return WebHost.of(referrer).map(from -> between(from, here)).orElse(UNKNOWN);
  }

  private static ReferrerKind between(String from, Optional<String> here) {
    return here.filter(from::equals).isPresent()
        ? OWN
        : KnownSites.kind(from).orElse(here.isPresent() ? OTHER : UNKNOWN);
  }
}
