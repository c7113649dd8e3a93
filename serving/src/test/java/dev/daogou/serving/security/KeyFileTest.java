package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
  @TempDir private Path folder;

  @Test
  void shouldReadWhatTheCommandWrites() throws IOException {
    KeyFile.Outcome outcome =
        read(
            """
            keys:
              web: {hash: "sha256:%s", roles: [publish, read], kind: browser, origins: ["https://shop.example"], tenant: "acme", rate: 200}
              job: {hash: "sha256:%s", roles: [publish]}
            shopper-secrets:
              acme: "0123456789012345678901234567890123456789"
            """
                .formatted(KeyHash.of("demo").hex(), KeyHash.of("job").hex()));

    KeyRing ring = ((KeyFile.Outcome.Loaded) outcome).ring();
    ApiKey web = ring.find("demo").orElseThrow();
    assertThat(web.roles()).isEqualTo(Set.of(AccessRole.PUBLISH, AccessRole.READ));
    assertThat(web.kind()).isEqualTo(KeyKind.BROWSER);
    assertThat(web.tenant()).contains("acme");
    assertThat(web.rate()).hasValue(200);
    assertThat(ring.find("job").orElseThrow().kind()).isEqualTo(KeyKind.SERVER);
    assertThat(ring.find("Demo")).isEmpty();
    assertThat(ring.knowsOrigin("https://shop.example")).isTrue();
    assertThat(ring.knowsOrigin("https://shop.example.evil.example")).isFalse();
    assertThat(ring.shopperSecrets("acme")).hasSize(1);
    assertThat(ring.shopperSecrets("default")).isEmpty();
  }

  @Test
  void shouldHashAsTheCommandDoes() {
    assertThat(KeyHash.of("demo").hex())
        .isEqualTo("2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keys: {a: {hash: "demo", roles: [read]}}                     | key a
          keys: {a: {hash: "sha256:HASH", roles: []}}                  | no roles
          keys: {a: {hash: "sha256:HASH", roles: [root]}}              | AccessRole
          keys: {a: {hash: "sha256:HASH", roles: [read], colour: red}} | colour
          keys: {a: {hash: "sha256:HASH", roles: [admin], kind: browser, origins: ["*"]}} | only publish and read
          keys: {a: {hash: "sha256:HASH", roles: [read], kind: browser}} | origins
          keys: {a: {hash: "sha256:HASH", roles: [read], tenant: A/B}} | tenant
          keys: {a: {hash: "sha256:HASH", roles: [read]}, b: {hash: "sha256:HASH", roles: [admin]}} | same key
          keys: {a: }                                                  | null
          keys: {a: {hash: "sha256:HASH", roles: [read, ~]}}           | null
          keys: {a: {hash: "sha256:HASH", roles: [read], origins: [~]}} | null
          shopper-secrets: {default: }                                 | null
          shopper-secrets: {default: short}                            | shorter
          keys: [                                                      | keys.yaml
          """)
  void shouldSayWhatIsWrong(String yaml, String why) throws IOException {
    KeyFile.Outcome outcome = read(yaml.replace("HASH", KeyHash.of("demo").hex()));

    assertThat(outcome).isInstanceOf(KeyFile.Outcome.Unusable.class);
    assertThat(((KeyFile.Outcome.Unusable) outcome).why()).contains(why);
  }

  private KeyFile.Outcome read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.yaml"), yaml);
    return KeyFile.read(
        ProviderTokensTest.config(Map.of("daogou.security.keys-file", file.toString())));
  }
}
