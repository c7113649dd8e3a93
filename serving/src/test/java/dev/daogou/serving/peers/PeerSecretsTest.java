package dev.daogou.serving.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.serving.ops.ServiceConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerSecretsTest {
  @TempDir private Path folder;
  private long now;
  private long changes;

  @Test
  void shouldTakeEverybodyWhereNothingIsSet() {
    PeerSecrets secrets = secrets(Map.of());

    assertThat(secrets.shown()).isEmpty();
    assertThat(secrets.isOneOfUs(null)).isTrue();
  }

  @Test
  void shouldTakeOnlyTheWordOfTheConfiguration() {
    PeerSecrets secrets = secrets(Map.of("daogou.peers.secret", "sesame"));

    assertThat(secrets.shown()).contains("sesame");
    assertThat(secrets.isOneOfUs("sesame")).isTrue();
    assertThat(secrets.isOneOfUs("sesam")).isFalse();
    assertThat(secrets.isOneOfUs(null)).isFalse();
  }

  @Test
  void shouldChangeTheWordWhileInstancesRun() throws IOException {
    Path file = folder.resolve("words");
    write(file, "old\n");
    PeerSecrets secrets = secrets(Map.of("daogou.peers.secret-file", file.toString()));
    assertThat(secrets.shown()).contains("old");
    assertThat(secrets.isOneOfUs("new")).isFalse();

    write(file, "old\n new \n\n");
    assertThat(secrets.isOneOfUs("new")).as("before it looks again").isFalse();
    now += PeerSecrets.LOOK.toNanos();
    assertThat(secrets.shown()).contains("old");
    assertThat(secrets.isOneOfUs("new")).isTrue();

    write(file, "new\n");
    now += PeerSecrets.LOOK.toNanos();
    assertThat(secrets.shown()).contains("new");
    assertThat(secrets.isOneOfUs("old")).isFalse();
  }

  @Test
  void shouldKeepTheWordsOfBeforeWhileTheFileSaysNothing() throws IOException {
    Path file = folder.resolve("words");
    write(file, "old\n");
    PeerSecrets secrets = secrets(Map.of("daogou.peers.secret-file", file.toString()));

    write(file, "\n");
    now += PeerSecrets.LOOK.toNanos();
    assertThat(secrets.isOneOfUs("old")).isTrue();
    Files.delete(file);
    now += PeerSecrets.LOOK.toNanos();
    assertThat(secrets.isOneOfUs("old")).isTrue();
    assertThat(secrets.isOneOfUs(null)).isFalse();
  }

  @Test
  void shouldNotStartWithoutTheWordThatItIsToldOf() throws IOException {
    Path file = folder.resolve("words");
    Map<String, String> set = Map.of("daogou.peers.secret-file", file.toString());

    assertThatThrownBy(() -> secrets(set)).hasMessageContaining("daogou.peers.secret-file");
    write(file, "\n");
    assertThatThrownBy(() -> secrets(set)).hasMessageContaining("no word");
    Map<String, String> both = new HashMap<>(set);
    both.put("daogou.peers.secret", "sesame");
    assertThatThrownBy(() -> secrets(both)).hasMessageContaining("not both");
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000 * ++changes));
  }

  private PeerSecrets secrets(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    ServiceConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ServiceConfig.class)
            .withDefaultValues(all)
            .build()
            .getConfigMapping(ServiceConfig.class);
    return new PeerSecrets(config, () -> now);
  }
}
