package dev.daogou.serving.security;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** A service with keys of every sort and an identity provider. */
public final class SecuredService implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> config = new HashMap<>(KeysForTests.configuration());
    config.put("daogou.security.operations", "read");
    config.put("daogou.security.oidc.audience", ProviderForTests.AUDIENCE);
    config.put("daogou.security.body-deadline", "2s");
    config.put("daogou.security.rate.browser-address", "1000");
    config.put("daogou.security.rate.guesses", "500");
    config.put("daogou.serve.heartbeat", "200ms");
    config.put("daogou.personalize.rehearsal", "0s");
    return config;
  }

  /** The provider, which also gives a token to everybody who asks: {@code /token?role}. */
  public static final class Provider implements QuarkusTestResourceLifecycleManager {
    private ProviderForTests provider;

    @Override
    public Map<String, String> start() {
      provider = new ProviderForTests();
      return Map.of("daogou.security.oidc.issuer", provider.issuer());
    }

    @Override
    public void stop() {
      provider.close();
    }
  }
}
