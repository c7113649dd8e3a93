package dev.daogou.serving.security;

import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.security.Endpoints.Match;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands before every resource: asks who calls, and lets through what the table allows. */
@Singleton
class SecurityFilter {
  // After the limit of bodies, before everything else.
  private static final int PRIORITY = 900;
  private static final String UNREADABLE =
      "the path has control characters, a ';' or a '%' without two digits; write it as %25";
  private static final Pattern UNFIT =
      Pattern.compile(";|%(?![0-9A-Fa-f]{2})|%[01][0-9A-Fa-f]|%7[Ff]");

  private final Authenticator authenticator;
  private final AccessDecision judge;
  private final Origins origins;
  private final RateLimits rates;
  private final OpenRequests open;
  private final AnswerHeaders headers;
  private final Refusals refusals;
  private final Audit audit;

  SecurityFilter(
      Authenticator authenticator,
      AccessDecision judge,
      Origins origins,
      RateLimits rates,
      OpenRequests open,
      AnswerHeaders headers,
      Refusals refusals,
      Audit audit) {
    this.authenticator = authenticator;
    this.judge = judge;
    this.origins = origins;
    this.rates = rates;
    this.open = open;
    this.headers = headers;
    this.refusals = refusals;
    this.audit = audit;
  }

  void register(@Observes Filters filters) {
    filters.register(this::take, PRIORITY);
  }

  private void take(RoutingContext context) {
    headers.put(context);
    origins.mark(context.request(), context.response());
    Optional<Endpoint> plain = withoutParameters(context);
    if (plain.isPresent()) {
      found(context, plain.get().path(), plain.get());
      return;
    }
    Optional<List<String>> path = path(context);
    if (path.isEmpty()) {
      refuse(context, "-", null, Refusal.of(ProblemKind.BAD_REQUEST, "path", UNREADABLE));
    } else if (Origins.isPreflight(context.request())) {
      origins.answerPreflight(context.request(), context.response());
    } else {
      route(context, path.get());
    }
  }

  // A path that stands in the table as it is needs no decoding, and nothing can be unfit in it.
  private static Optional<Endpoint> withoutParameters(RoutingContext context) {
    String raw = context.request().path();
    return raw == null
        ? Optional.empty()
        : Endpoints.withoutParameters(context.request().method().name(), raw);
  }

  private static Optional<List<String>> path(RoutingContext context) {
    String raw = context.request().path();
    if (raw == null || !raw.startsWith("/") || UNFIT.matcher(raw).find()) {
      return Optional.empty();
    }
    try {
      String path = context.normalizedPath();
      boolean slash = path.length() > 1 && path.endsWith("/");
      return Optional.of(Endpoint.parts(slash ? path.substring(0, path.length() - 1) : path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void route(RoutingContext context, List<String> path) {
    switch (Endpoints.match(context.request().method().name(), path)) {
      case Match.Outside outside -> context.next();
      case Match.Found(Endpoint endpoint) -> found(context, path, endpoint);
      case Match.OtherMethod(Endpoint like) ->
          unlisted(
              context,
              path,
              Refusal.of(
                  ProblemKind.METHOD_NOT_ALLOWED, "method", "not a method of " + like.template()));
      case Match.Unknown unknown ->
          unlisted(
              context,
              path,
              Refusal.of(
                  ProblemKind.NOT_FOUND,
                  "unknown",
                  "there is nothing at " + context.normalizedPath()));
    }
  }

  private void found(RoutingContext context, List<String> path, Endpoint endpoint) {
    if (endpoint.isOpen()) {
      context.next();
    } else {
      known(context, path, endpoint);
    }
  }

  private void known(RoutingContext context, List<String> path, Endpoint endpoint) {
    Asked asked = Credentials.read(context, path);
    authenticator.authenticate(
        context,
        asked,
        outcome -> {
          switch (outcome) {
            case Authenticator.Refused(Refusal refusal) ->
                refuse(context, endpoint.name(), null, refusal);
            case Authenticator.Known(Caller caller) -> admit(context, endpoint, caller, asked);
          }
        });
  }

  private void admit(RoutingContext context, Endpoint endpoint, Caller caller, Asked asked) {
    Optional<Refusal> refusal =
        rates
            .refusal(caller, asked.address())
            .or(() -> judge.refusal(endpoint, caller, asked))
            .or(() -> open.refusal(context, caller, asked.address()));
    if (refusal.isPresent()) {
      refuse(context, endpoint.name(), caller, refusal.get());
      return;
    }
    CurrentCaller.set(context, caller, asked);
    if (endpoint.isOfShopper()) {
      headers.forNobodyElse(context);
    }
    if (endpoint.isAudited()) {
      String shopper = endpoint.isOfShopper() ? AccessDecision.shopper(endpoint, asked) : null;
      context.addEndHandler(
          sent ->
              audit.acted(endpoint.name(), caller, shopper, context.response().getStatusCode()));
    }
    context.next();
  }

  // Without a key nobody learns which addresses there are; in an open service the router answers.
  private void unlisted(RoutingContext context, List<String> path, Refusal refusal) {
    Asked asked = Credentials.read(context, path);
    authenticator.authenticate(
        context,
        asked,
        outcome -> {
          switch (outcome) {
            case Authenticator.Refused(Refusal wrong) -> refuse(context, "-", null, wrong);
            case Authenticator.Known(Caller caller) when caller.equals(Caller.NOBODY) ->
                refuse(context, "-", null, Refusal.unauthorized("no-key", "no key was shown"));
            case Authenticator.Known(Caller caller) when caller.kind() == Caller.Kind.ANYBODY ->
                context.next();
            case Authenticator.Known(Caller caller) -> refuse(context, "-", caller, refusal);
          }
        });
  }

  private void refuse(
      RoutingContext context, String endpoint, @Nullable Caller caller, Refusal refusal) {
    audit.refused(endpoint, caller, null, refusal);
    refusals.answer(context, refusal);
  }
}
