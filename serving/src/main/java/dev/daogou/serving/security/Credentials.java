package dev.daogou.serving.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a request shows: a key, a token, an origin. */
final class Credentials {
  /** Header with the token of the shopper for whom a page reads. */
  static final String SHOPPER_TOKEN = "X-Daogou-Shopper-Token";

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";
  private static final String GA4_KEY = "api_secret";
  private static final List<String> GA4 = List.of("mp", "debug");

  private Credentials() {}

  static Asked read(RoutingContext context, List<String> path) {
    var request = context.request();
    return new Asked(
        path,
        key(context, path),
        Optional.ofNullable(request.getHeader(SHOPPER_TOKEN)),
        tenants(context),
        Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)),
        address(request.remoteAddress()));
  }

  private static String address(@Nullable SocketAddress remote) {
    String address = remote == null ? null : remote.hostAddress();
    return address == null ? "" : ClientAddress.of(address);
  }

  private static List<String> tenants(RoutingContext context) {
    return context.request().query() == null
        ? List.of()
        : List.copyOf(context.queryParams().getAll("tenant"));
  }

  private static Optional<String> key(RoutingContext context, List<String> path) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return Optional.of(key(header));
    }
    return GA4.contains(path.getFirst())
        ? Optional.ofNullable(context.queryParams().get(GA4_KEY))
        : Optional.empty();
  }

  /** The key of an Authorization header: a bearer token, or the user name of Segment's clients. */
  static String key(String header) {
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return header.substring(BEARER.length()).strip();
    }
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return user(header.substring(BASIC.length()).strip());
    }
    return header;
  }

  private static String user(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }
}
