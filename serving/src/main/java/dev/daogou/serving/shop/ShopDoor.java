package dev.daogou.serving.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Lets pages of the shop in, or says that there is no shop. Every page is the same document, which
 * draws what its address says.
 */
@ApplicationScoped
class ShopDoor {
  // After security, before what serves files.
  private static final int PRIORITY = 100;
  private static final String ROOT = "/shop";
  private static final String DOCUMENT = "/shop/index.html";
  private static final Pattern PAGE =
      Pattern.compile("/shop/((category|item|order)/[^/]+/?|(?!api/)[^.]*)");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final boolean open;
  private final ObjectMapper json;

  ShopDoor(ServiceConfig config, ObjectMapper json) {
    open = config.shop().enabled();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::enter, PRIORITY);
  }

  private void enter(RoutingContext context) {
    String path = context.normalizedPath();
    if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
      context.next();
    } else if (!open) {
      refuse(context);
    } else {
      admit(context, path);
    }
  }

  private static void admit(RoutingContext context, String path) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Security-Policy", POLICY);
    if (!path.startsWith("/shop/api/")) {
      // Files of the next version have the same names.
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
    if (path.equals(ROOT)) {
      var unused = response.setStatusCode(308).putHeader(HttpHeaders.LOCATION, ROOT + "/").end();
    } else if (PAGE.matcher(path).matches()) {
      context.reroute(DOCUMENT);
    } else {
      context.next();
    }
  }

  private void refuse(RoutingContext context) {
    Problem problem =
        Problem.of(
            ProblemKind.NOT_FOUND, "there is no shop here; daogou.shop.enabled=true opens one");
    try {
      var unused =
          context
              .response()
              .setStatusCode(ProblemKind.NOT_FOUND.status())
              .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
              .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem cannot be written as JSON", e);
    }
  }
}
