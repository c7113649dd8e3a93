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
  private static final int LONGEST = 4096;

  private final Optional<HmacKey> secret;

  ShopperPass(ServiceConfig config) {
    secret =
        config
            .shop()
            .shopperSecret()
            .map(text -> new HmacKey(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A token for the shopper; empty where the shop has no secret. */
  Optional<String> sign(String shopper) {
    return secret.map(key -> sign(shopper, key));
  }

  /** Whom a token was for, also when it has expired a while ago; empty where it is not ours. */
  Optional<String> shopper(String token) {
    return secret.filter(key -> token.length() <= LONGEST).flatMap(key -> shopper(token, key));
  }

  private static String sign(String shopper, HmacKey key) {
    JwtClaims claims = new JwtClaims();
    claims.setSubject(shopper);
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

  private static Optional<String> shopper(String token, HmacKey key) {
    try {
      return Optional.of(
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
              .setVerificationKey(key)
              .setRequireSubject()
              .setRequireExpirationTime()
              .setAllowedClockSkewInSeconds((int) RENEWABLE.toSeconds())
              .build()
              .processToClaims(token)
              .getSubject());
    } catch (InvalidJwtException | MalformedClaimException e) {
      return Optional.empty();
    }
  }
}
