package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of shell in docs/api, each page from its beginning to its end, against the demo. A
 * block marked {@code sh refused} shows what the service does not take; others answer with JSON, or
 * as their mark says: with server-sent events, or a table.
 */
class DocumentedCallsIT {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```sh( refused| events| table)?\n(.*?)^```");
  private static final Pattern ADDRESS = Pattern.compile("API +(http://[0-9.:]+)/v1");
  private static final Pattern IN_THE_PAGES =
      Pattern.compile("(http://)?(localhost|127\\.0\\.0\\.1):8080");
  private static final String CURL_THAT_FAILS =
      "curl() { command curl -sS --fail-with-body \"$@\"; }\n";

  private static final CountDownLatch CLOSING_TIME = new CountDownLatch(1);
  private static final ByteArrayOutputStream TOLD = new ByteArrayOutputStream();

  @TempDir private static Path folder;
  private static Thread demo;
  private static String address;

  @BeforeAll
  static void open() {
    for (String tool : List.of("bash", "curl", "gzip", "sed")) {
      assumeTrue(isThere(tool), tool + " is not installed: the documented calls are not tried");
    }
    Installation installation = Installation.find();
    assumeTrue(Files.exists(installation.service()), "the service is not packaged");
    var settings =
        new DemoSettings(
            0, 0, 20, Optional.empty(), 1, 40, folder, true, Optional.empty(), Map.of());
    var out = new PrintStream(TOLD, true, StandardCharsets.UTF_8);
    demo =
        Thread.ofPlatform().start(() -> play(new Demo(settings, installation, out, CLOSING_TIME)));
    await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> !demo.isAlive() || told().contains("shoppers come in"));
    Matcher said = ADDRESS.matcher(told());
    assertThat(said.find()).as(told()).isTrue();
    address = said.group(1);
  }

  private static void play(Demo demo) {
    try {
      demo.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String told() {
    return TOLD.toString(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void close() throws InterruptedException {
    CLOSING_TIME.countDown();
    if (demo != null) {
      demo.join(Duration.ofMinutes(1));
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldWorkAsDocumented() throws IOException {
    try (Stream<Path> pages = Files.list(Installation.find().home().resolve("docs/api"))) {
      return pages
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .flatMap(page -> blocks(page).stream())
          .toList()
          .stream();
    }
  }

  private static List<DynamicTest> blocks(Path page) {
    List<DynamicTest> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(read(page));
    while (block.find()) {
      String kind = block.group(1) == null ? "" : block.group(1).strip();
      String script = IN_THE_PAGES.matcher(block.group(2)).replaceAll(address);
      if (script.contains("curl ")) {
        String name = page.getFileName() + ": " + script.lines().findFirst().orElse("");
        blocks.add(DynamicTest.dynamicTest(name, () -> run(script, kind)));
      }
    }
    return blocks;
  }

  private static void run(String script, String kind) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", CURL_THAT_FAILS + script)
            .redirectErrorStream(true)
            .directory(folder.toFile())
            .start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(bash.exitValue() != 0)
        .as("%s%n%s", script, answer)
        .isEqualTo(kind.equals("refused"));
    switch (kind) {
      case "refused" -> assertThat(answer).contains("\"status\":400");
      case "events" -> assertThat(answer).contains("event: ", "data: {");
      case "table" -> assertThat(answer).matches("(?s)at,[a-z].*\n\\d{4}-.*");
      default -> assertThat(answer).as("an answer in JSON, or none").matches("(?s)\\s*([\\[{].*)?");
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }
}
