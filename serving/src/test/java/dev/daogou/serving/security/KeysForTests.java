package dev.daogou.serving.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Keys of every sort, whose texts are their names, and shopper tokens. */
final class KeysForTests {
  static final String SECRET = "the shop's secret, known to its server alone";
  static final String ORIGIN = "https://shop.example";

  private KeysForTests() {}

  static Map<String, String> configuration() {
    Map<String, String> config = new HashMap<>();
    key(config, "publisher", "publish");
    key(config, "reader", "read");
    key(config, "merchandiser", "merchandise");
    key(config, "administrator", "admin");
    key(config, "page-publisher", "publish");
    page(config, "page-publisher");
    key(config, "page-reader", "publish,read");
    page(config, "page-reader");
    key(config, "other-shop", "admin");
    config.put("daogou.security.keys.other-shop.tenant", "other");
    key(config, "hurried", "read");
    config.put("daogou.security.keys.hurried.rate", "2");
    config.put("daogou.security.shopper-secrets.default", SECRET);
    return config;
  }

  private static void key(Map<String, String> config, String name, String roles) {
    config.put("daogou.security.keys." + name + ".hash", "sha256:" + KeyHash.of(name).hex());
    config.put("daogou.security.keys." + name + ".roles", roles);
  }

  private static void page(Map<String, String> config, String name) {
    config.put("daogou.security.keys." + name + ".kind", "browser");
    config.put("daogou.security.keys." + name + ".origins", ORIGIN);
  }

  static String shopperToken(String shopper) {
    return shopperToken(shopper, Duration.ofHours(1), SECRET);
  }

  static String shopperToken(String shopper, Duration lasts, String secret) {
    try {
      JwtClaims claims = new JwtClaims();
      claims.setSubject(shopper);
      claims.setExpirationTime(
          NumericDate.fromMilliseconds(Instant.now().plus(lasts).toEpochMilli()));
      JsonWebSignature signed = new JsonWebSignature();
      signed.setPayload(claims.toJson());
      signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
      signed.setKey(new HmacKey(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
