package dev.daogou.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daogou.storefront.demo.Demo;
import dev.daogou.storefront.demo.DemoSettings;
import dev.daogou.storefront.demo.Installation;
import dev.daogou.storefront.demo.Visitors;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo, open until it is closed. Simulated shoppers come for a while before the doors open to
 * tests, so that there is something to see; then there is hardly anybody but who tests let in.
 */
final class OpenShop implements AutoCloseable {
  private static final Pattern SERVICE = Pattern.compile("API +(http://[0-9.:]+)/v1");
  private static final Pattern KAFKA = Pattern.compile("Kafka {2,}([0-9a-z.:]+)");
  private static final double HARDLY_ANYBODY = 0.001;
  private static final double EVENTS_A_SECOND = 80;
  private static final int SHOPPERS = 60;
  private static final Duration BEFORE = Duration.ofSeconds(10);

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
            0, 0, HARDLY_ANYBODY, Optional.empty(), 1, 1, folder, true, Optional.empty(), Map.of());
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    demo =
        Thread.ofPlatform().start(() -> play(new Demo(settings, installation, out, closingTime)));
    await()
        .atMost(Duration.ofMinutes(6))
        .until(() -> !demo.isAlive() || told().contains("shoppers come in"));
    address = said(SERVICE);
    kafka = said(KAFKA);
    letVisitorsIn(out);
  }

  private void letVisitorsIn(PrintStream out) {
    var visits =
        new Visitors.Settings(
            List.of(URI.create(address)),
            Map.of(),
            EVENTS_A_SECOND,
            SHOPPERS,
            7,
            Optional.of(BEFORE));
    try {
      assertThat(new Visitors(visits, out, new CountDownLatch(1)).run()).as(told()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
