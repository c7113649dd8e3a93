package dev.daogou.serving.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Tells browsers and caches what not to do with an answer. */
@Singleton
class AnswerHeaders {
  private static final String A_YEAR = "max-age=31536000";
  private static final CharSequence CONTENT_POLICY =
      HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence NOTHING =
      HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
  private static final CharSequence CONTENT_TYPES =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence REFERRERS = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  private static final String OWN_ALONE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";
  // Its page has scripts and styles inside.
  private static final String SWAGGER =
      OWN_ALONE
          .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  private static final String NO_DEVICES =
      "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";
  private static final Pattern PAGE = Pattern.compile("/(board|vendor|shop|q/swagger-ui)(/.*)?");
  private static final String SWAGGER_PATH = "/q/swagger-ui";

  void put(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader(CONTENT_TYPES, NO_SNIFFING);
    response.putHeader(CONTENT_POLICY, NOTHING);
    String path = context.request().path();
    if (path != null && PAGE.matcher(path).matches()) {
      ofPage(response, path);
    }
    response.putHeader(REFERRERS, NO_REFERRER);
    if (context.request().isSSL()) {
      response.putHeader("Strict-Transport-Security", A_YEAR);
    }
  }

  // Its addresses have no versions: who has it asks whether it is still the same.
  private static void ofPage(HttpServerResponse response, String path) {
    response.putHeader(CONTENT_POLICY, path.startsWith(SWAGGER_PATH) ? SWAGGER : OWN_ALONE);
    response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.putHeader("Permissions-Policy", NO_DEVICES);
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** What is about one shopper is kept by nobody. */
  void forNobodyElse(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
