package dev.daogou.serving.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages may call from a browser.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">The CORS protocol</a>
 */
@ApplicationScoped
class Origins {
  private static final String METHODS = "GET, POST, OPTIONS";
  private static final String HEADERS =
      "Authorization, Content-Type, Content-Encoding, X-Daogou-Shopper-Token, X-Request-Id,"
          + " Last-Event-ID";
  private static final String EXPOSED = "Retry-After, X-Request-Id";
  private static final String REMEMBERED_SECONDS = "7200";

  private final Keys keys;
  private final Exposure exposure;
  private final Set<String> configured;

  Origins(SecurityConfig config, Keys keys, Exposure exposure) {
    this.keys = keys;
    this.exposure = exposure;
    configured = config.origins().orElse(Set.of());
  }

  static boolean isPreflight(HttpServerRequest request) {
    return HttpMethod.OPTIONS.equals(request.method())
        && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /** Answers a browser that asks whether its page may call: with nothing where it may not. */
  void answerPreflight(HttpServerRequest request, HttpServerResponse response) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && isKnown(origin)) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
          .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, REMEMBERED_SECONDS);
    }
    var unused = response.setStatusCode(204).end();
  }

  /** Lets the page read the answer, where any key is for pages of its origin. */
  void mark(HttpServerRequest request, HttpServerResponse response) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return;
    }
    response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (isKnown(origin)) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /** Why a page of this origin may not use the key; empty where it may. */
  Optional<Refusal> refusal(ApiKey key, Asked asked) {
    return asked
        .origin()
        .filter(origin -> key.kind() == KeyKind.BROWSER && !key.allowsOrigin(origin))
        .map(origin -> Refusal.forbidden("origin", "the key is not for pages of " + origin));
  }

  /**
   * Why a request without a key may not come in where the service is open: a page from elsewhere in
   * the browser of this machine, or a name that somebody else makes lead here.
   */
  Optional<Refusal> refusalOfAnybody(HttpServerRequest request) {
    if (!exposure.isLoopback()) {
      return Optional.empty();
    }
    HostAndPort host = request.authority();
    if (host == null || !isThisMachine(host.host())) {
      return Optional.of(
          Refusal.forbidden("host", "without a key, ask for 127.0.0.1 or localhost"));
    }
    return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
        .filter(origin -> !isOfThisMachine(origin))
        .map(origin -> Refusal.forbidden("origin", "a key is needed for pages of " + origin));
  }

  private boolean isKnown(String origin) {
    return configured.contains(origin)
        || keys.ring().knowsOrigin(origin)
        || (exposure.isOpen() && (!exposure.isLoopback() || isOfThisMachine(origin)));
  }

  private static boolean isOfThisMachine(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && isThisMachine(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  // By its looks alone: asking the name service would be to ask the attacker's.
  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+")
        || host.equals("::1")
        || host.equals("[::1]");
  }
}
