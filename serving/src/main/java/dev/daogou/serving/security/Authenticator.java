package dev.daogou.serving.security;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out who calls: the holder of a key, of a token, or anybody where the service is open. */
@Singleton
class Authenticator {
  private final Keys keys;
  private final ProviderTokens provider;
  private final Exposure exposure;
  private final Origins origins;
  private final Guesses guesses;
  private final Vertx vertx;

  Authenticator(
      Keys keys,
      ProviderTokens provider,
      Exposure exposure,
      Origins origins,
      Guesses guesses,
      Vertx vertx) {
    this.keys = keys;
    this.provider = provider;
    this.exposure = exposure;
    this.origins = origins;
    this.guesses = guesses;
    this.vertx = vertx;
  }

  /** What came of asking. */
  sealed interface Outcome {}

  /** The caller is known, if only as {@link Caller#NOBODY} or {@link Caller#ANYBODY}. */
  record Known(Caller caller) implements Outcome {}

  /** What was shown is not good. */
  record Refused(Refusal refusal) implements Outcome {}

  /** Tells who calls: at once, or after the provider's keys have been fetched. */
  void authenticate(RoutingContext context, Asked asked, Consumer<Outcome> then) {
    String key = asked.key().orElse(null);
    if (key == null || (exposure.isOpen() && !exposure.knowsAnybody())) {
      then.accept(anybody(context.request()));
    } else if (provider.mayBeOne(key)) {
      vertx
          .executeBlocking(() -> outcome(provider.check(key), asked), false)
          .onSuccess(then::accept)
          .onFailure(context::fail);
    } else {
      then.accept(byKey(key, asked));
    }
  }

  private Outcome anybody(HttpServerRequest request) {
    if (!exposure.isOpen()) {
      return new Known(Caller.NOBODY);
    }
    return origins
        .refusalOfAnybody(request)
        .<Outcome>map(Refused::new)
        .orElseGet(() -> new Known(Caller.ANYBODY));
  }

  /** Who holds the key. */
  Outcome byKey(String shown, Asked asked) {
    Optional<ApiKey> key = keys.ring().find(shown);
    if (key.isEmpty()) {
      return wrong(Refusal.unauthorized("wrong-key", "the key is not known"), asked);
    }
    return origins
        .refusal(key.get(), asked)
        .<Outcome>map(Refused::new)
        .orElseGet(() -> new Known(Caller.of(key.get())));
  }

  private Outcome outcome(TokenCheck<Caller> check, Asked asked) {
    return switch (check) {
      case TokenCheck.Valid<Caller> valid -> new Known(valid.says());
      case TokenCheck.Invalid<Caller> invalid -> wrong(invalid.refusal(), asked);
    };
  }

  private Outcome wrong(Refusal refusal, Asked asked) {
    return new Refused(guesses.told(refusal, asked.address()));
  }
}
