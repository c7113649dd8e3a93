package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program does not open itself to the world by mistake. */
class OpenStartIT {
  @Test
  void shouldEndWithWhatToDoWhereEverybodyCouldComeIn(@TempDir Path folder) {
    Deployment everywhere =
        new Deployment(
            "127.0.0.1:1", Topics.DEFAULT_PREFIX, folder, Map.of("quarkus.http.host", "0.0.0.0"));

    assertThatThrownBy(() -> ServiceProcess.start(everywhere))
        .hasMessageContaining("the service ended with 1")
        .hasMessageContaining("./daogou key create")
        .hasMessageContaining("daogou.security.open=true");
  }
}
