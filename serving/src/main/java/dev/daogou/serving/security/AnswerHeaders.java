package dev.daogou.serving.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells browsers and caches what not to do with an answer. */
@ApplicationScoped
class AnswerHeaders {
  private static final String A_YEAR = "max-age=31536000";

  void put(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Content-Security-Policy", "frame-ancestors 'none'");
    response.putHeader("Referrer-Policy", "no-referrer");
    if (context.request().isSSL()) {
      response.putHeader("Strict-Transport-Security", A_YEAR);
    }
  }

  /** What is about one shopper is kept by nobody. */
  void forNobodyElse(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
