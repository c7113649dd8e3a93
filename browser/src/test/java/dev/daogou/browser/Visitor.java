package dev.daogou.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody in front of the demo, in a browser without a past. Notes what the page complains about
 * and what it sends.
 */
final class Visitor implements AutoCloseable {
  /** How long a page may take for anything. */
  static final double PATIENCE_MS = 120_000;

  private final Browser browser;
  private final OpenShop shop;
  private final Path screenshots;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  Visitor(Browser browser, OpenShop shop, Path screenshots) {
    this.browser = browser;
    this.shop = shop;
    this.screenshots = screenshots;
  }

  /** A window with the page of that path. */
  Page opens(String path, Window window) {
    BrowserContext context = browser.newContext(window.options().setBaseURL(shop.address()));
    context.setDefaultTimeout(PATIENCE_MS);
    windows.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text() + " (" + message.location() + ")");
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(requests::add);
    page.navigate(path);
    return page;
  }

  /** A window of the shop in which personal lists were agreed to. */
  Page entersTheShop(Window window) {
    Page page = opens("/shop/", window);
    part(page, "consent-accept").click();
    // Lists hold still under the pointer.
    page.mouse().move(0, 0);
    return page;
  }

  /** What is marked with that {@code data-testid}. */
  static Locator part(Page page, String name) {
    return page.locator("[data-testid='" + name + "']");
  }

  /** Waits until everything that the page asked for is there, and nothing moves any more. */
  static void settles(Page page) {
    assertThat(page.locator("[aria-busy='true'], .skeleton")).hasCount(0);
    page.waitForFunction(
        """
        () => document.fonts.status === 'loaded'
          && [...document.images].every(image => image.complete || image.loading === 'lazy')
          && document.getAnimations().every(each => each.playState !== 'running')
        """);
  }

  /** Keeps a picture of the whole page. */
  void photographs(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(screenshots.resolve(name + ".png")).setFullPage(true));
  }

  /** Requires that the page has no barrier that axe finds (WCAG 2.2, A and AA). */
  void findsNoBarriers(Page page) {
    AxeResults found =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze();
    assertThat(found.getViolations())
        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
        .isEmpty();
  }

  /** What the pages wrote to the console as errors or warnings, and what they threw. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Every request of the pages so far. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The demo itself. */
  OpenShop shop() {
    return shop;
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
  }
}
