package dev.daogou.serving.shop;

import dev.daogou.serving.ops.ServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs and knows again the tokens of the shop's shoppers. */
@ApplicationScoped
class ShopperPass {
  private static final Duration VALID = Duration.ofHours(1);
  private static final Duration RENEWABLE = Duration.ofDays(30);
  private static final String FIRST = "auth_time";
  private static final int LONGEST = 4096;

  private final Optional<HmacKey> secret;

  ShopperPass(ServiceConfig config) {
    secret =
        config
            .shop()
            .shopperSecret()
            .map(text -> new HmacKey(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Whom a token is for.
   *
   * @param since when the shopper got the first token
   */
  record Holder(String shopper, NumericDate since) {
    static Holder fresh(String shopper) {
      return new Holder(shopper, NumericDate.now());
    }
  }

  /** A token for the shopper; empty where the shop has no secret. */
  Optional<String> sign(Holder holder) {
    return secret.map(key -> sign(holder, key));
  }

  /**
   * Whom a token was for, also when it has expired; empty where it is not ours, or the first token
   * of that shopper is a month old: a token that got lost must end some day.
   */
  Optional<Holder> holder(String token) {
    return secret.filter(key -> token.length() <= LONGEST).flatMap(key -> holder(token, key));
  }

  private static String sign(Holder holder, HmacKey key) {
    JwtClaims claims = new JwtClaims();
    claims.setSubject(holder.shopper());
    claims.setNumericDateClaim(FIRST, holder.since());
    NumericDate end = NumericDate.now();
    end.addSeconds(VALID.toSeconds());
    claims.setExpirationTime(end);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    signature.setKey(key);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("daogou.shop.shopper-secret cannot sign", e);
    }
  }

  private static Optional<Holder> holder(String token, HmacKey key) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
              .setVerificationKey(key)
              .setRequireSubject()
              .setRequireExpirationTime()
              .setAllowedClockSkewInSeconds((int) RENEWABLE.toSeconds())
              .build()
              .processToClaims(token);
      NumericDate since = claims.getNumericDateClaimValue(FIRST);
      NumericDate oldest = NumericDate.now();
      oldest.addSeconds(-RENEWABLE.toSeconds());
      return since == null || since.isBefore(oldest)
          ? Optional.empty()
          : Optional.of(new Holder(claims.getSubject(), since));
    } catch (InvalidJwtException | MalformedClaimException e) {
      return Optional.empty();
    }
  }
}
