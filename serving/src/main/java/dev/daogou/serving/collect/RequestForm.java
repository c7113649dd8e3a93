package dev.daogou.serving.collect;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Tells requests of the ordinary form, which need no negotiation about media types. */
final class RequestForm {
  private RequestForm() {}

  /** Whether the body is JSON, not packed, and the answer may be JSON, whatever else it may be. */
  static boolean isPlainJson(HttpServerRequest request) {
    return isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))
        && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null
        && acceptsJson(request.getHeader(HttpHeaders.ACCEPT));
  }

  private static boolean isJson(@Nullable String type) {
    int json = MediaType.APPLICATION_JSON.length();
    return type != null
        && type.regionMatches(true, 0, MediaType.APPLICATION_JSON, 0, json)
        && (type.length() == json || type.charAt(json) == ';');
  }

  // Who weighs types against each other is answered where types are negotiated.
  private static boolean acceptsJson(@Nullable String types) {
    return types == null
        || ((types.contains(MediaType.WILDCARD) || types.contains(MediaType.APPLICATION_JSON))
            && !types.contains("q="));
  }
}
