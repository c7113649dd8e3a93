package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on security says what the table of the program says. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("docs", "operations", "security.md");

  @Test
  void shouldHaveALineForEveryEndpoint() throws IOException {
    List<String> page = Files.readAllLines(root().resolve(PAGE));

    List<String> table =
        page.subList(page.indexOf("<!-- table -->"), page.indexOf("<!-- /table -->")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertThat(table)
        .containsExactlyInAnyOrderElementsOf(
            Endpoints.TABLE.stream().map(SecurityPageTest::line).toList());
  }

  private static String line(Endpoint endpoint) {
    return "| `%s` | %s | %s |"
        .formatted(
            endpoint.name(),
            endpoint.isOpen() ? "everybody" : endpoint.rolesInWords(),
            inBrowser(endpoint));
  }

  private static String inBrowser(Endpoint endpoint) {
    if (endpoint.isOpen()) {
      return "yes";
    }
    return switch (endpoint.shopperIn()) {
      case NOWHERE -> endpoint.inBrowser() ? "yes" : "no";
      case PATH -> "with the shopper's token";
      case PATH_IN_FULL -> "with the shopper's token, and the role read";
    };
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("daogou"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
