package dev.daogou.serving.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.Tenants;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.security.TokenCheck.Invalid;
import dev.daogou.serving.security.TokenCheck.Valid;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens of an OpenID Connect provider against the keys that it publishes; these are
 * fetched when they are first needed, kept, and fetched anew when a token names another.
 */
@ApplicationScoped
class ProviderTokens {
  private static final Logger LOG = Logger.getLogger(ProviderTokens.class);
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final int PATIENCE_MS = 3_000;
  private static final Duration COME_BACK = Duration.ofSeconds(2);
  private static final long FETCHED_ANEW_AT_MOST_EVERY_MS = 10_000;
  private static final int CLOCK_SKEW_SECONDS = 30;
  private static final String[] ALGORITHMS = {
    AlgorithmIdentifiers.RSA_USING_SHA256,
    AlgorithmIdentifiers.RSA_USING_SHA384,
    AlgorithmIdentifiers.RSA_USING_SHA512,
    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384
  };

  private final SecurityConfig.Oidc config;
  private final ObjectMapper json;
  private volatile @Nullable JwtConsumer consumer;

  /**
   * @throws IllegalStateException when there is an issuer and no audience
   */
  ProviderTokens(SecurityConfig config, ObjectMapper json) {
    this.config = config.oidc();
    this.json = json;
    if (this.config.issuer().isPresent() && this.config.audience().isEmpty()) {
      throw new IllegalStateException(
          "set daogou.security.oidc.audience too: a token for another service is not for this one");
    }
  }

  /** Whether the text may be a token of the provider, as opposed to a key. */
  boolean mayBeOne(String credential) {
    return config.issuer().isPresent() && credential.chars().filter(c -> c == '.').count() == 2;
  }

  /** Who presents the token; may block while keys are fetched. */
  TokenCheck<Caller> check(String token) {
    try {
      return new Valid<>(caller(consumer().processToClaims(token)));
    } catch (InvalidJwtException e) {
      return refusal(e);
    } catch (IOException e) {
      return unreachable(e);
    }
  }

  private TokenCheck<Caller> refusal(InvalidJwtException e) {
    if (e.hasExpired()) {
      return new Invalid<>(Refusal.unauthorized("token-expired", "the token has expired"));
    }
    if (e.getCause() instanceof UnresolvableKeyException unknown
        && unknown.getCause() instanceof IOException away) {
      return unreachable(away);
    }
    return new Invalid<>(
        Refusal.unauthorized("token-invalid", "the token is not one of the provider for us"));
  }

  private TokenCheck<Caller> unreachable(IOException why) {
    LOG.warnf("the identity provider does not answer: %s", why.getMessage());
    return new Invalid<>(
        new Refusal(
            ProblemKind.NOT_READY,
            "provider-away",
            "the identity provider does not answer",
            COME_BACK));
  }

  private Caller caller(JwtClaims claims) {
    Set<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
    words(claim(claims, config.rolesClaim()))
        .forEach(
            word ->
                Arrays.stream(AccessRole.values())
                    .filter(role -> role.label().equals(word))
                    .forEach(roles::add));
    Optional<String> tenant =
        Optional.ofNullable(claim(claims, config.tenantClaim())).map(String::valueOf);
    // A tenant that cannot be one opens nothing, rather than everything.
    boolean valid = tenant.isEmpty() || Tenants.isValid(tenant.get());
    return new Caller(
        Caller.Kind.TOKEN,
        String.valueOf(claims.getClaimValue("sub")),
        valid ? roles : Set.of(),
        tenant,
        OptionalInt.empty());
  }

  private static @Nullable Object claim(JwtClaims claims, String path) {
    Object value = claims.getClaimsMap();
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value;
  }

  private static Stream<String> words(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Arrays.stream(text.split("[ ,]+", -1));
      case Collection<?> list -> list.stream().map(String::valueOf);
      case null, default -> Stream.empty();
    };
  }

  private JwtConsumer consumer() throws IOException {
    JwtConsumer ready = consumer;
    return ready == null ? connect() : ready;
  }

  private synchronized JwtConsumer connect() throws IOException {
    if (consumer == null) {
      Get get = new Get();
      get.setConnectTimeout(PATIENCE_MS);
      get.setReadTimeout(PATIENCE_MS);
      get.setRetries(1);
      HttpsJwks keys = new HttpsJwks(keysAddress(get));
      keys.setSimpleHttpGet(get);
      keys.setRefreshReprieveThreshold(FETCHED_ANEW_AT_MOST_EVERY_MS);
      consumer =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS)
              .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
              .setExpectedIssuer(config.issuer().orElseThrow())
              .setExpectedAudience(config.audience().orElse(List.of()).toArray(String[]::new))
              .setRequireExpirationTime()
              .setRequireSubject()
              .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
              .build();
    }
    return consumer;
  }

  private String keysAddress(Get get) throws IOException {
    if (config.jwksUrl().isPresent()) {
      return config.jwksUrl().get();
    }
    String issuer = config.issuer().orElseThrow().replaceAll("/$", "");
    return json.readTree(get.get(issuer + WELL_KNOWN).getBody()).path("jwks_uri").asText();
  }
}
