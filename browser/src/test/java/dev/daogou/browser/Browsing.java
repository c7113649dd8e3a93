package dev.daogou.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Visitor}: a window of Debian's Chromium (or what {@code DAOGOU_CHROMIUM}
 * names) in front of the demo. The browser and the demo are one for all tests of a run.
 */
public final class Browsing implements BeforeAllCallback, ParameterResolver {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @Override
  public void beforeAll(ExtensionContext context) {
    Assumptions.assumeTrue(
        chromium().isPresent(), "Chromium is not installed: nothing is tried in a browser");
    // A page may only be used by the thread that opened it.
    Awaitility.pollInSameThread();
    PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MS);
    var unused = opened(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visitor.class;
  }

  @Override
  public Visitor resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Opened opened = opened(context);
    Visitor visitor = new Visitor(opened.browser(), opened.shop(), SCREENSHOTS);
    context.getStore(Namespace.create(Browsing.class, context.getUniqueId())).put(visitor, visitor);
    return visitor;
  }

  private static Opened opened(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Browsing.class))
        .getOrComputeIfAbsent(Opened.class, ignored -> Opened.open(), Opened.class);
  }

  private static Optional<Path> chromium() {
    return Stream.concat(Stream.ofNullable(System.getenv("DAOGOU_CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What all tests of a run share. */
  private record Opened(Path folder, OpenShop shop, Playwright playwright, Browser browser)
      implements AutoCloseable {
    static Opened open() {
      try {
        Files.createDirectories(SCREENSHOTS);
        Path folder = Files.createTempDirectory(Path.of("target"), "demo");
        OpenShop shop = new OpenShop(folder);
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Opened(folder, shop, playwright, launch(playwright));
      } catch (IOException e) {
        throw new IllegalStateException("the browser cannot be opened", e);
      }
    }

    // Chromium's sandbox does not work for root, as which continuous integration often runs.
    private static Browser launch(Playwright playwright) {
      return playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(chromium().orElseThrow())
                  .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @Override
    public void close() throws Exception {
      browser.close();
      playwright.close();
      shop.close();
    }
  }
}
