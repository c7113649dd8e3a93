package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceProcessTest {
  @Test
  void shouldGiveTheServiceTheFurtherOptionsOfTheLauncher() {
    assertThat(ServiceProcess.furtherOptions(" -Xmx4g  -XX:+UseZGC "))
        .containsExactly("-Xmx4g", "-XX:+UseZGC");
  }

  @Test
  void shouldGiveItNoneWhereThereAreNone() {
    assertThat(ServiceProcess.furtherOptions(null)).isEmpty();
    assertThat(ServiceProcess.furtherOptions(" ")).isEmpty();
  }
}
