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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;
  private int changes;

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldReadTheFileAnewWhenItChangesAndKeepWhatWasGood() throws IOException {
    write(keys("one"));
    Keys keys = keys();
    keys.watch(new StartupEvent());
    assertThat(keys.ring().find("one")).isPresent();

    write(keys("two"));
    await().atMost(Duration.ofMinutes(3)).until(() -> keys.ring().find("two").isPresent());
    assertThat(keys.ring().find("one")).isEmpty();

    write("keys: [");
    write(keys("three").replace("read", "unknown-role"));
    assertThat(keys.ring().find("two")).isPresent();
    write(keys("four"));
    await().atMost(Duration.ofMinutes(3)).until(() -> keys.ring().find("four").isPresent());
  }

  @Test
  void shouldNotStartWithAFileThatIsNotUsable() throws IOException {
    write("keys: {a: {hash: plain-text}}");

    assertThatThrownBy(this::keys).hasMessageContaining("key a").hasMessageContaining("sha256:");
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

  private static String keys(String key) {
    return "keys: {a: {hash: \"sha256:" + KeyHash.of(key).hex() + "\", roles: [read]}}";
  }

  private void write(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.yaml"), yaml);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.ofEpochSecond(1_700_000_000).plusSeconds(changes++)));
  }
}
