package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.ops.ProblemKind;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderTokensTest {
  private final ProviderForTests provider = new ProviderForTests();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void shouldTakeItsTokens() {
    String token = provider.token(List.of("read", "publish", "something-else"));

    Caller caller = caller(tokens(Map.of()).check(token));

    assertThat(caller.roles()).containsExactlyInAnyOrder(AccessRole.READ, AccessRole.PUBLISH);
    assertThat(caller.kind()).isEqualTo(Caller.Kind.TOKEN);
    assertThat(caller.id()).isEqualTo("batch-job");
    assertThat(caller.tenant()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNotMeantForUsOrNotItsOwn() {
    ProviderTokens tokens = tokens(Map.of());
    List<String> admin = List.of("admin");

    assertThat(word(tokens.check(provider.token(admin, "another", Duration.ofMinutes(1)))))
        .isEqualTo("token-invalid");
    assertThat(word(tokens.check(provider.token(admin, "daogou", Duration.ofMinutes(-5)))))
        .isEqualTo("token-expired");
    assertThat(word(tokens.check(provider.forgedToken(admin)))).isEqualTo("token-invalid");
    // A public key must not pass for the secret of a symmetric signature.
    assertThat(word(tokens.check(KeysForTests.shopperToken("anna")))).isEqualTo("token-invalid");
    assertThat(word(tokens.check("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.")))
        .isEqualTo("token-invalid");
  }

  @Test
  void shouldSayThatTheProviderIsAway() {
    ProviderTokens tokens = tokens(Map.of());
    String token = provider.token(List.of("read"));
    provider.close();

    TokenCheck<Caller> check = tokens.check(token);

    assertThat(((TokenCheck.Invalid<Caller>) check).refusal().kind())
        .isEqualTo(ProblemKind.NOT_READY);
  }

  @Test
  void shouldNotStartWithoutAnAudience() {
    assertThatThrownBy(() -> tokens(Map.of("daogou.security.oidc.audience", "")))
        .hasMessageContaining("audience");
  }

  private ProviderTokens tokens(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("daogou.security.oidc.issuer", provider.issuer());
    settings.put("daogou.security.oidc.audience", ProviderForTests.AUDIENCE);
    settings.putAll(more);
    return new ProviderTokens(config(settings), new ObjectMapper());
  }

  static SecurityConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(MemorySize.class, 200, new MemorySizeConverter())
        .withMapping(SecurityConfig.class)
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(SecurityConfig.class);
  }

  private static Caller caller(TokenCheck<Caller> check) {
    assertThat(check).isInstanceOf(TokenCheck.Valid.class);
    return ((TokenCheck.Valid<Caller>) check).says();
  }

  private static String word(TokenCheck<Caller> check) {
    assertThat(check).isInstanceOf(TokenCheck.Invalid.class);
    return ((TokenCheck.Invalid<Caller>) check).refusal().word();
  }
}
