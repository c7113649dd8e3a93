package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredTenantsTest {
  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;
  private int changes;

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldKnowThoseOfTheSettingOfKeysAndOfSecretsAlone() throws IOException {
    write(
        """
        keys: {a: {hash: "sha256:%s", roles: [read], tenant: rings}}
        shopper-secrets: {watches: "a secret of thirty-two characters"}
        """
            .formatted(KeyHash.of("a").hex()));

    DeclaredTenants tenants = new DeclaredTenants(Set.of("default"), keys());

    assertThat(Set.of("default", "rings", "watches")).allMatch(tenants::knows);
    assertThat(tenants.knows("phones")).isFalse();
  }

  @Test
  void shouldKnowTheTenantOfAKeyThatIsAdded() throws IOException {
    write("keys: {}");
    Keys keys = keys();
    keys.watch(new StartupEvent());
    DeclaredTenants tenants = new DeclaredTenants(Set.of("default"), keys);
    assertThat(tenants.check("rings")).isPresent();

    write(
        "keys: {a: {hash: \"sha256:%s\", roles: [read], tenant: rings}}"
            .formatted(KeyHash.of("a").hex()));

    await().atMost(Duration.ofMinutes(3)).until(() -> tenants.check("rings").isEmpty());
  }

  @Test
  void shouldRefuseANameThatCannotBeATenant() throws IOException {
    write("keys: {}");
    Keys keys = keys();

    assertThatThrownBy(() -> new DeclaredTenants(Set.of("Rings/1"), keys))
        .hasMessageContaining("daogou.tenants")
        .hasMessageContaining("Rings/1");
  }

  private Keys keys() {
    SecurityConfig config =
        ProviderTokensTest.config(
            Map.of(
                "daogou.security.keys-file",
                folder.resolve("keys.yaml").toString(),
                "daogou.security.keys-check",
                "20ms"));
    return new Keys(config, vertx, new Audit(new ObjectMapper(), new SimpleMeterRegistry()));
  }

  private void write(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.yaml"), yaml);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.ofEpochSecond(1_700_000_000).plusSeconds(changes++)));
  }
}
