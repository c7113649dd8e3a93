package dev.daogou.serving.security;

import dev.daogou.intake.KnownTenants;
import dev.daogou.schemas.Tenants;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.security.Endpoint.ShopperIn;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides whether a known caller may do what is asked. */
@Singleton
class AccessDecision {
  private final ShopperTokens tokens;
  private final Exposure exposure;
  private final KnownTenants known;

  AccessDecision(ShopperTokens tokens, Exposure exposure, KnownTenants known) {
    this.tokens = tokens;
    this.exposure = exposure;
    this.known = known;
  }

  /** Why not; empty where it may. */
  Optional<Refusal> refusal(Endpoint endpoint, Caller caller, Asked asked) {
    if (isForEverybody(endpoint)) {
      return Optional.empty();
    }
    if (caller.equals(Caller.NOBODY)) {
      return endpoint.keyInBody()
          ? Optional.empty()
          : Optional.of(Refusal.unauthorized("no-key", "no key was shown"));
    }
    return otherTenant(caller, asked)
        .or(() -> notInBrowser(endpoint, caller))
        .or(
            () ->
                endpoint.isOfShopper()
                    ? ofShopper(endpoint, caller, asked)
                    : role(endpoint, caller))
        .or(() -> unknownTenant(caller, asked));
  }

  private boolean isForEverybody(Endpoint endpoint) {
    return endpoint.isOpen() || (Endpoints.isOperations(endpoint) && exposure.areOperationsOpen());
  }

  private static Optional<Refusal> otherTenant(Caller caller, Asked asked) {
    if (asked.tenants().size() > 1) {
      return Optional.of(
          Refusal.of(ProblemKind.BAD_PARAMETER, "tenants", "tenant may stand there once"));
    }
    return caller
        .tenant()
        .filter(own -> asked.tenants().stream().anyMatch(named -> !named.equals(own)))
        .map(own -> Refusal.forbidden("other-tenant", "the key is for the tenant " + own));
  }

  // Who names none reads what there is of the usual one: nothing, where it is not declared.
  private Optional<Refusal> unknownTenant(Caller caller, Asked asked) {
    return caller
        .tenant()
        .or(() -> asked.tenants().stream().findFirst())
        .filter(tenant -> Tenants.isValid(tenant) && !known.knows(tenant))
        .map(
            tenant ->
                Refusal.of(
                    ProblemKind.UNKNOWN_TENANT, "unknown-tenant", KnownTenants.unknown(tenant)));
  }

  private static Optional<Refusal> notInBrowser(Endpoint endpoint, Caller caller) {
    return caller.isInBrowser() && !endpoint.inBrowser()
        ? Optional.of(Refusal.forbidden("browser-key", "a browser key may not do this"))
        : Optional.empty();
  }

  private static Optional<Refusal> role(Endpoint endpoint, Caller caller) {
    return mayByRole(endpoint, caller)
        ? Optional.empty()
        : Optional.of(Refusal.forbidden("role", "this needs the role " + endpoint.rolesInWords()));
  }

  private static boolean mayByRole(Endpoint endpoint, Caller caller) {
    return caller.roles().contains(AccessRole.ADMIN)
        || endpoint.roles().stream().anyMatch(caller.roles()::contains);
  }

  // In a page the token counts; elsewhere the role does, and a token that is there may narrow it.
  private Optional<Refusal> ofShopper(Endpoint endpoint, Caller caller, Asked asked) {
    if (caller.kind() == Caller.Kind.ANYBODY) {
      return Optional.empty();
    }
    boolean tokenSuffices =
        endpoint.shopperIn() == ShopperIn.PATH_IN_FULL && caller.roles().contains(AccessRole.READ);
    boolean hasToken = asked.shopperToken().isPresent();
    boolean may =
        caller.isInBrowser()
            ? tokenSuffices || mayByRole(endpoint, caller)
            : mayByRole(endpoint, caller) || (tokenSuffices && hasToken);
    if (!may) {
      return Optional.of(
          Refusal.forbidden("role", "this needs the role " + endpoint.rolesInWords()));
    }
    if (!hasToken) {
      return caller.isInBrowser()
          ? Optional.of(
              Refusal.unauthorized(
                  "no-shopper-token",
                  "a browser key reads only for the shopper of an X-Daogou-Shopper-Token"))
          : Optional.empty();
    }
    return token(endpoint, caller, asked);
  }

  private Optional<Refusal> token(Endpoint endpoint, Caller caller, Asked asked) {
    String tenant =
        caller.tenant().or(() -> asked.tenants().stream().findFirst()).orElse(Tenants.DEFAULT);
    return switch (tokens.check(asked.shopperToken().orElseThrow(), tenant)) {
      case TokenCheck.Invalid<String> invalid -> Optional.of(invalid.refusal());
      case TokenCheck.Valid<String> valid ->
          valid.says().equals(shopper(endpoint, asked))
              ? Optional.empty()
              : Optional.of(Refusal.forbidden("other-shopper", "the token is for another shopper"));
    };
  }

  /** The shopper of the path, decoded. */
  static String shopper(Endpoint endpoint, Asked asked) {
    String part = endpoint.parameter(asked.path()).replace("+", "%2B");
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
