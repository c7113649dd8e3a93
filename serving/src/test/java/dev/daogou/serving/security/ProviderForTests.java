package dev.daogou.serving.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An OpenID Connect provider as far as a service sees one: its description, its keys, tokens. */
final class ProviderForTests implements AutoCloseable {
  static final String AUDIENCE = "daogou";

  private final HttpServer server;
  private final RsaJsonWebKey key;

  ProviderForTests() {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("one");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> answer(exchange, "{\"jwks_uri\":\"" + issuer() + "/jwks\"}"));
    server.createContext(
        "/jwks",
        exchange ->
            answer(exchange, "{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}"));
    server.createContext(
        "/token",
        exchange -> answer(exchange, token(List.of(exchange.getRequestURI().getQuery()))));
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String token(List<String> roles) {
    return token(roles, AUDIENCE, Duration.ofMinutes(5), key);
  }

  String token(List<String> roles, String audience, Duration lasts) {
    return token(roles, audience, lasts, key);
  }

  /** Signed by somebody else who claims the key's name. */
  String forgedToken(List<String> roles) {
    try {
      RsaJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
      other.setKeyId(key.getKeyId());
      return token(roles, AUDIENCE, Duration.ofMinutes(5), other);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String token(List<String> roles, String audience, Duration lasts, RsaJsonWebKey by) {
    try {
      JwtClaims claims = new JwtClaims();
      claims.setIssuer(issuer());
      claims.setAudience(audience);
      claims.setSubject("batch-job");
      claims.setStringListClaim("roles", roles);
      claims.setExpirationTime(
          NumericDate.fromMilliseconds(Instant.now().plus(lasts).toEpochMilli()));
      JsonWebSignature signed = new JsonWebSignature();
      signed.setPayload(claims.toJson());
      signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      signed.setKeyIdHeaderValue(by.getKeyId());
      signed.setKey(by.getPrivateKey());
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
