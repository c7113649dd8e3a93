package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
  private static final String KEY = "daogou.security.keys.a.";

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no.such.host.invalid"})
  void shouldNotStartOpenWhereOthersCanReachIt(String host) {
    assertThatThrownBy(() -> exposure(host, Map.of()).check(new StartupEvent()))
        .hasMessageContaining("./daogou key create")
        .hasMessageContaining("daogou.security.open=true");
  }

  @Test
  void shouldStartWithKeysOrAProviderOrWhenToldTo() {
    Map<String, String> keys = keys();
    Map<String, String> provider =
        Map.of(
            "daogou.security.oidc.issuer",
            "https://id.example",
            "daogou.security.oidc.audience",
            "daogou");
    Map<String, String> told = Map.of("daogou.security.open", "true");

    for (Map<String, String> settings : java.util.List.of(keys, provider, told)) {
      assertThatCode(() -> exposure("0.0.0.0", settings).check(new StartupEvent()))
          .doesNotThrowAnyException();
    }
    assertThat(exposure("0.0.0.0", keys).isOpen()).isFalse();
    assertThat(exposure("0.0.0.0", provider).isOpen()).isFalse();
    assertThat(exposure("0.0.0.0", told).isOpen()).isTrue();
    assertThat(exposure("0.0.0.0", keys).areOperationsOpen()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,true", "localhost,true", "::1,true", "0.0.0.0,false"})
  void shouldBeOpenToThisMachineAloneWhereThereAreNoKeys(String host, boolean open) {
    assertThat(exposure(host, Map.of()).isOpen()).isEqualTo(open);
    assertThat(exposure(host, keys()).isOpen()).isFalse();
  }

  private static Map<String, String> keys() {
    return Map.of(KEY + "hash", "sha256:" + KeyHash.of("a").hex(), KEY + "roles", "read");
  }

  private static Exposure exposure(String host, Map<String, String> settings) {
    SecurityConfig config = ProviderTokensTest.config(settings);
    Audit audit = new Audit(new ObjectMapper(), new SimpleMeterRegistry());
    return new Exposure(config, new Keys(config, null, audit), host);
  }
}
