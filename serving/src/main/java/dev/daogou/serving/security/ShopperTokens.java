package dev.daogou.serving.security;

import dev.daogou.serving.security.TokenCheck.Invalid;
import dev.daogou.serving.security.TokenCheck.Valid;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/**
 * Checks the tokens with which a shop's server says to a page which shopper it is for: a JWT signed
 * by HS256 with the tenant's secret, {@code sub} the shopper, {@code exp} at most a day away.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
 */
@ApplicationScoped
class ShopperTokens {
  private static final int LONGEST_MINUTES = 24 * 60;
  private static final int CLOCK_SKEW_SECONDS = 30;
  private static final int LONGEST_TOKEN = 4096;

  private final Keys keys;

  ShopperTokens(Keys keys) {
    this.keys = keys;
  }

  /** The shopper that the token names. */
  TokenCheck<String> check(String token, String tenant) {
    TokenCheck<String> last =
        refused("no-shopper-secret", "there is no shopper secret for the tenant " + tenant);
    for (String secret : keys.ring().shopperSecrets(tenant)) {
      last = check(token, secret.getBytes(StandardCharsets.UTF_8));
      if (last instanceof Valid) {
        return last;
      }
    }
    return last;
  }

  private static TokenCheck<String> check(String token, byte[] secret) {
    if (token.length() > LONGEST_TOKEN) {
      return refused("shopper-token-invalid", "the shopper token is too long");
    }
    try {
      return new Valid<>(consumer(secret).processToClaims(token).getSubject());
    } catch (InvalidJwtException e) {
      return e.hasExpired()
          ? refused("shopper-token-expired", "the shopper token has expired")
          : refused(
              "shopper-token-invalid",
              "the shopper token is not valid: HS256 with the tenant's secret, sub, exp within a"
                  + " day");
    } catch (MalformedClaimException e) {
      return refused("shopper-token-invalid", "the shopper token's sub is not a text");
    }
  }

  private static JwtConsumer consumer(byte[] secret) {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
        .setVerificationKey(new HmacKey(secret))
        .setRequireSubject()
        .setRequireExpirationTime()
        .setMaxFutureValidityInMinutes(LONGEST_MINUTES)
        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
        .setSkipDefaultAudienceValidation()
        .build();
  }

  private static TokenCheck<String> refused(String word, String detail) {
    return new Invalid<>(Refusal.unauthorized(word, detail));
  }
}
