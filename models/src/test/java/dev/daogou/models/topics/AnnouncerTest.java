package dev.daogou.models.topics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"mine\", \"version\": \"1\"}",
        "{\"kind\": \"ranker\", \"version\": \"1\"}",
        "{\"kind\": \"ranker\", \"name\": \"mine\"}"
      })
  void shouldSayWhatTheManifestLacks(String manifest) throws IOException {
    Files.writeString(folder.resolve("manifest.json"), manifest);

    assertThatThrownBy(() -> announcer().announce(folder))
        .isInstanceOf(KafkaFault.class)
        .hasMessageContaining("lacks kind, name or version");
  }

  @Test
  void shouldSayThatThereIsNoManifest() {
    assertThatThrownBy(() -> announcer().announce(folder))
        .isInstanceOf(KafkaFault.class)
        .hasMessageContaining("no manifest.json");
  }

  private static Announcer announcer() {
    return new Announcer(
        new KafkaAccess(
            "localhost:1", Topics.of("test.", 1, ValueSerdes.singleObject()), Map.of()));
  }
}
