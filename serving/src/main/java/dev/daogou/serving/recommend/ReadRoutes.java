package dev.daogou.serving.recommend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.filter.Filters;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The short way to a shopper's list: from the event loop, without the layers of a resource. What is
 * in memory is answered there and then; what looks further, waits or ranks goes to a virtual
 * thread. {@link RecommendationsResource} describes the same endpoint and answers what does not
 * come in the usual form.
 */
@ApplicationScoped
class ReadRoutes {
  private static final Logger LOG = Logger.getLogger(ReadRoutes.class);
  // After who may ask has been settled, before files, pages and resources.
  private static final int ORDER = -500;
  private static final String BEFORE_ID = "/v1/users/";
  private static final String PATH = BEFORE_ID + ":id/recommendations";

  /** Under which the web layer's traces look for the name of what was asked. */
  private static final String NAMED = "UrlPathTemplate";

  private static final String AS_THE_RESOURCE = BEFORE_ID + "{id}/recommendations";
  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final CharSequence JSON_IN_UTF_8 =
      HttpHeaders.createOptimized(JSON + ";charset=UTF-8");

  private final Recommendations recommendations;
  private final Filters filters;
  private final ShopPlacements placements;
  private final ShopItems shelf;
  private final AnswerJson answers;
  private final ObjectMapper json;
  private final ExecutorService threads;

  ReadRoutes(
      Recommendations recommendations,
      Filters filters,
      ShopPlacements placements,
      ShopItems shelf,
      AnswerJson answers,
      ObjectMapper json,
      @VirtualThreads ExecutorService threads) {
    this.recommendations = recommendations;
    this.filters = filters;
    this.placements = placements;
    this.shelf = shelf;
    this.answers = answers;
    this.json = json;
    this.threads = threads;
  }

  void register(@Observes Router router) {
    router.get(PATH).order(ORDER).handler(this::take);
  }

  private void take(RoutingContext context) {
    if (!takesJson(context)) {
      context.next();
      return;
    }
    ContextLocals.put(NAMED, AS_THE_RESOURCE);
    Query query = new Query(context.queryParams());
    if (hasExpressions(query)) {
      onAThread(context, () -> read(asked(context, query)));
    } else {
      answer(context, query);
    }
  }

  // To understand an expression may take a while.
  private static boolean hasExpressions(Query query) {
    return query.first("filter").isPresent() || !query.all("boost").isEmpty();
  }

  private void answer(RoutingContext context, Query query) {
    try {
      ShopperRead asked = asked(context, query);
      recommendations
          .atOnce(asked)
          .map(answers::of)
          .map(Ready::new)
          .ifPresentOrElse(
              ready -> send(context, ready), () -> onAThread(context, () -> read(asked)));
    } catch (RuntimeException e) {
      send(context, problem(e));
    }
  }

  /**
   * Works out an answer on a virtual thread, with the request's span, to which the list's arrival
   * is linked. The answer is given on the event loop: a connection is no other thread's.
   */
  private void onAThread(RoutingContext context, Supplier<Ready> work) {
    Context loop = context.vertx().getOrCreateContext();
    Runnable worked =
        () -> {
          Ready ready = attempt(work);
          loop.runOnContext(now -> send(context, ready));
        };
    threads.execute(io.opentelemetry.context.Context.current().wrap(worked));
  }

  private Ready attempt(Supplier<Ready> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return problem(e);
    }
  }

  private Ready read(ShopperRead asked) {
    return new Ready(answers.of(recommendations.read(asked)));
  }

  private ShopperRead asked(RoutingContext context, Query query) {
    ReadParameters parameters = ReadParameters.of(query);
    ReceiptParameters receipt = ReceiptParameters.of(query);
    Placement placement = query.first("placement", placements::named, "for-you");
    WindowParameter window = query.first("window", WindowParameter::fromString, "24h");
    ShopperKey shopper = RequestedKeys.shopper(parameters.tenant, shopper(context));
    ReadRequest wishes =
        parameters.wishes(
            placement,
            query.all("item"),
            query.first("category").orElse(null),
            window.window(),
            filters);
    shelf.requireKnown(shopper.tenant(), wishes.items());
    return new ShopperRead(
        shopper,
        wishes,
        receipt.receipt(),
        receipt.longest(),
        query.first("recent", Visit::fromString, "").items());
  }

  // As security reads it, to whom a plus is a plus.
  private static String shopper(RoutingContext context) {
    String path = context.normalizedPath();
    String id = path.substring(BEFORE_ID.length(), path.indexOf('/', BEFORE_ID.length()));
    return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  // Whoever weighs one form against another is for the resource to answer, or to refuse.
  private static boolean takesJson(RoutingContext context) {
    String accept = context.request().getHeader(HttpHeaders.ACCEPT);
    return accept == null
        || accept.isEmpty()
        || (!accept.contains("q=") && (accept.contains(JSON) || accept.contains("*/*")));
  }

  /**
   * What is to be sent.
   *
   * @param retryAfter as the header says it
   */
  private record Ready(int status, CharSequence type, Optional<String> retryAfter, Buffer body) {
    Ready(byte[] list) {
      this(OK, JSON_IN_UTF_8, Optional.empty(), Buffer.buffer(list));
    }
  }

  private Ready problem(RuntimeException e) {
    if (e instanceof ProblemException problem) {
      return ready(problem);
    }
    LOG.error("a request failed", e);
    return ready(
        ProblemException.of(ProblemKind.INTERNAL, "the request failed inside the service"));
  }

  private Ready ready(ProblemException e) {
    String retryAfter = e.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER.toString());
    return new Ready(
        e.kind().status(),
        Problem.MEDIA_TYPE,
        Optional.ofNullable(retryAfter),
        Buffer.buffer(bytes(e)));
  }

  private static void send(RoutingContext context, Ready ready) {
    HttpServerResponse response = context.response();
    if (!response.closed() && !response.headWritten()) {
      response.setStatusCode(ready.status());
      ready.retryAfter().ifPresent(given -> response.putHeader(HttpHeaders.RETRY_AFTER, given));
      response.putHeader(HttpHeaders.CONTENT_TYPE, ready.type());
      // As the resources': small answers are not worth compressing.
      response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
      var unused = response.end(ready.body());
    }
  }

  private byte[] bytes(ProblemException e) {
    try {
      return json.writeValueAsBytes(e.getResponse().getEntity());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem cannot be written as JSON", impossible);
    }
  }
}
