package dev.daogou.serving.ops;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Leads who leaves out the last slash of a page's address to the page, with what was asked. */
@ApplicationScoped
class PageAddresses {
  private static final List<String> PAGES = List.of("/board");

  void register(@Observes Router router) {
    for (String page : PAGES) {
      router
          .route(page)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(context -> lead(context, page));
    }
  }

  private static void lead(RoutingContext context, String page) {
    if (!page.equals(context.request().path())) {
      context.next();
      return;
    }
    String query = context.request().query();
    var unused =
        context
            .response()
            .setStatusCode(301)
            .putHeader(HttpHeaders.LOCATION, page + "/" + (query == null ? "" : "?" + query))
            .end();
  }
}
