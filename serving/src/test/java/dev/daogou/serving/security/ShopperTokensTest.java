package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopperTokensTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String OLD = "the old secret, of more than 32 characters";
  private static final String NEW = "the new secret, of more than 32 characters";

  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldTakeTokensOfBothSecretsWhileTheyAreExchanged() throws IOException {
    ShopperTokens tokens = tokens("[\"" + NEW + "\", \"" + OLD + "\"]");

    assertThat(check(tokens, HOUR, NEW)).isEqualTo(new TokenCheck.Valid<>("anna"));
    assertThat(check(tokens, HOUR, OLD)).isEqualTo(new TokenCheck.Valid<>("anna"));
    assertThat(check(tokens, HOUR, OLD + "!")).isInstanceOf(TokenCheck.Invalid.class);
  }

  @Test
  void shouldNotTakeTokensOfASecretThatIsGone() throws IOException {
    ShopperTokens tokens = tokens("\"" + NEW + "\"");

    assertThat(check(tokens, HOUR, NEW)).isEqualTo(new TokenCheck.Valid<>("anna"));
    assertThat(reason(check(tokens, HOUR, OLD))).isEqualTo("shopper-token-invalid");
    assertThat(reason(check(tokens, Duration.ofHours(-1), NEW))).isEqualTo("shopper-token-expired");
    assertThat(reason(tokens.check("token", "other"))).isEqualTo("no-shopper-secret");
  }

  private static TokenCheck<String> check(ShopperTokens tokens, Duration lasts, String secret) {
    return tokens.check(KeysForTests.shopperToken("anna", lasts, secret), "acme");
  }

  private static String reason(TokenCheck<String> check) {
    return ((TokenCheck.Invalid<String>) check).refusal().word();
  }

  private ShopperTokens tokens(String secrets) throws IOException {
    Path file =
        Files.writeString(folder.resolve("keys.yaml"), "shopper-secrets: {acme: " + secrets + "}");
    SecurityConfig config =
        ProviderTokensTest.config(Map.of("daogou.security.keys-file", file.toString()));
    return new ShopperTokens(
        new Keys(config, vertx, new Audit(new ObjectMapper(), new SimpleMeterRegistry())));
  }
}
