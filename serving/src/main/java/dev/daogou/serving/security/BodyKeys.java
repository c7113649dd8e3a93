package dev.daogou.serving.security;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests of protocols whose clients may show their key in the body, where the table cannot
 * see it. A key that stood in the header has been checked by then, and counts alone.
 */
@ApplicationScoped
public class BodyKeys {
  private final CurrentVertxRequest request;
  private final Authenticator authenticator;
  private final Exposure exposure;
  private final RateLimits rates;
  private final Audit audit;

  BodyKeys(
      CurrentVertxRequest request,
      Authenticator authenticator,
      Exposure exposure,
      RateLimits rates,
      Audit audit) {
    this.request = request;
    this.authenticator = authenticator;
    this.exposure = exposure;
    this.rates = rates;
    this.audit = audit;
  }

  /**
   * Lets the request go on as that of the key's holder.
   *
   * @param key null where the body has none
   * @throws ProblemException when it may not publish
   */
  public void requirePublish(@Nullable String key) {
    RoutingContext context = request.getCurrent();
    Caller caller = CurrentCaller.of(context).orElse(Caller.NOBODY);
    if (caller.kind() != Caller.Kind.ANYBODY || (exposure.isOpen() && !exposure.knowsAnybody())) {
      return;
    }
    if (key != null) {
      admit(context, key);
    } else if (caller.equals(Caller.NOBODY)) {
      throw refused(null, Refusal.unauthorized("no-key", "no key was shown"));
    }
  }

  private void admit(RoutingContext context, String key) {
    Asked asked = Credentials.read(context, List.of(""));
    switch (authenticator.byKey(key, asked)) {
      case Authenticator.Refused(Refusal refusal) -> throw refused(null, refusal);
      case Authenticator.Known(Caller holder) -> {
        Optional<Refusal> refusal =
            rates.refusal(holder, asked.address()).or(() -> mayNotPublish(holder));
        if (refusal.isPresent()) {
          throw refused(holder, refusal.get());
        }
        CurrentCaller.set(context, holder, asked);
      }
    }
  }

  private static Optional<Refusal> mayNotPublish(Caller holder) {
    return holder.roles().contains(AccessRole.PUBLISH) || holder.roles().contains(AccessRole.ADMIN)
        ? Optional.empty()
        : Optional.of(Refusal.forbidden("role", "this needs the role publish"));
  }

  private ProblemException refused(@Nullable Caller caller, Refusal refusal) {
    audit.refused("key in the body", caller, null, refusal);
    ProblemException problem =
        refusal.retryAfter().isZero()
            ? ProblemException.of(refusal.kind(), refusal.detail())
            : ProblemException.retryAfter(
                refusal.retryAfter(), refusal.kind(), refusal.detail(), List.of());
    return refusal.kind() == ProblemKind.UNAUTHORIZED
        ? problem.with("WWW-Authenticate", Refusals.CHALLENGE)
        : problem;
  }
}
