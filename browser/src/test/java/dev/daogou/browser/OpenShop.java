package dev.daogou.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daogou.storefront.demo.Demo;
import dev.daogou.storefront.demo.DemoSettings;
import dev.daogou.storefront.demo.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo with a few simulated shoppers, open until it is closed. */
final class OpenShop implements AutoCloseable {
  private static final Pattern SERVICE = Pattern.compile("API +(http://[0-9.:]+)/v1");
  private static final Pattern KAFKA = Pattern.compile("Starting Kafka … on ([0-9a-z.:]+)");
  private static final double EVENTS_A_SECOND = 4;
  private static final int SHOPPERS = 20;

  private final CountDownLatch closingTime = new CountDownLatch(1);
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Thread demo;
  private final String address;
  private final String kafka;

  OpenShop(Path folder) {
    Installation installation = Installation.find();
    assumeTrue(Files.exists(installation.service()), "the service is not packaged");
    var settings =
        new DemoSettings(
            0,
            0,
            EVENTS_A_SECOND,
            Optional.empty(),
            1,
            SHOPPERS,
            folder,
            true,
            Optional.empty(),
            Map.of());
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    demo =
        Thread.ofPlatform().start(() -> play(new Demo(settings, installation, out, closingTime)));
    await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> !demo.isAlive() || told().contains("shoppers come in"));
    address = said(SERVICE);
    kafka = said(KAFKA);
  }

  /** Where the service is, such as {@code http://127.0.0.1:43210}. */
  String address() {
    return address;
  }

  /** Where its Kafka is. */
  String kafka() {
    return kafka;
  }

  @Override
  public void close() throws InterruptedException {
    closingTime.countDown();
    demo.join(Duration.ofMinutes(1));
  }

  private String said(Pattern what) {
    Matcher said = what.matcher(told());
    assertThat(said.find()).as(told()).isTrue();
    return said.group(1);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private static void play(Demo demo) {
    try {
      demo.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
