package dev.daogou.serving.peers;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Every request has an id: the caller's, or one of our own. It is in the answer, in the log and in
 * what other instances are asked on its behalf; also in the answers of those who refuse a request
 * before it reaches a resource.
 */
@ApplicationScoped
class RequestIds {
  /** Name in the log's context. */
  static final String KEY = "requestId";

  private static final int BEFORE_WHOEVER_REFUSES = 2_000;
  private static final Pattern FORM = Pattern.compile("[\\w.:-]{1,100}");

  void register(@Observes Filters filters) {
    filters.register(this::take, BEFORE_WHOEVER_REFUSES);
  }

  private void take(RoutingContext context) {
    String given = context.request().getHeader(PeerProtocol.REQUEST_ID);
    String id = given != null && FORM.matcher(given).matches() ? given : own();
    context.response().putHeader(PeerProtocol.REQUEST_ID, id);
    MDC.put(KEY, id);
    context.next();
  }

  // It only has to be another one than the others'; a secret source of chance would cost more.
  private static String own() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
