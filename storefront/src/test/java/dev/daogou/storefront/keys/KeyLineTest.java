package dev.daogou.storefront.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.storefront.keys.KeyLine.KeyRole;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyLineTest {
  private static final NewKey DEMO = new NewKey("demo");

  @Test
  void shouldHashAsTheServiceDoes() {
    // printf demo | sha256sum
    assertThat(DEMO.hash())
        .isEqualTo("sha256:2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea");
  }

  @Test
  void shouldWriteTheLineWithoutTheKey() {
    NewKey key = NewKey.create(new SecureRandom(), true);
    KeyLine line =
        new KeyLine(
            "web",
            key,
            List.of(KeyRole.publish, KeyRole.read),
            true,
            List.of("https://shop.example"),
            "acme",
            200);

    assertThat(line.yaml())
        .isEqualTo(
            "  web: {hash: \""
                + key.hash()
                + "\", roles: [publish, read], kind: browser,"
                + " origins: [\"https://shop.example\"], tenant: \"acme\", rate: 200}")
        .doesNotContain(key.text());
    assertThat(key.text()).matches("dgb_[A-Za-z0-9_-]{43}");
    assertThat(key.toString()).doesNotContain(key.text());
  }

  @Test
  void shouldRefuseWhatTheServiceWouldRefuse() {
    assertThatThrownBy(() -> line(List.of(KeyRole.admin), true, List.of("https://a.example")))
        .hasMessageContaining("only publish and read");
    assertThatThrownBy(() -> line(List.of(KeyRole.read), true, List.of()))
        .hasMessageContaining("--origin");
    assertThatThrownBy(() -> line(List.of(KeyRole.read), true, List.of("https://a.example/shop")))
        .hasMessageContaining("without a path");
  }

  private static KeyLine line(List<KeyRole> roles, boolean browser, List<String> origins) {
    return new KeyLine("a", DEMO, roles, browser, origins, null, null);
  }
}
