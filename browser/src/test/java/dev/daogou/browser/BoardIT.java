package dev.daogou.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.daogou.browser.Visitor.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a marketer sees of the shop. */
@ExtendWith(Browsing.class)
class BoardIT {
  private static final Pattern CHINESE = Pattern.compile("zh.*");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void shouldCountWhatTheShopDidToTheUnit(Visitor visitor) throws Exception {
    EventsTopic topic = new EventsTopic(visitor.shop().kafka());
    Page board = visitor.opens("/board/?range=1h", Window.LAPTOP);
    Page shop = visitor.entersTheShop(Window.LAPTOP);
    visit(shop);
    String shopper = "board-" + System.nanoTime();
    post(shop, event("one", shopper, ""));
    post(shop, event("one", shopper, ""));
    post(shop, event("long-ago", shopper, ",\"origin\":\"replay\""));
    topic.litter();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Map<String, Long> counted = topic.byType();
              long all = counted.values().stream().mapToLong(Long::longValue).sum();
              assertThat(value(board, "figure-events")).isEqualTo(all);
              Map<String, Long> shown = new TreeMap<>();
              counted.keySet().forEach(type -> shown.put(type, value(board, "figure-" + type)));
              assertThat(shown).isEqualTo(counted);
              assertThat(value(board, "figure-dead-letters")).isPositive();
            });
    visitor.photographs(board, "board-counting");
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void shouldStandStillWhenPausedAndGoOn(Visitor visitor) {
    Page board = visitor.opens("/board/?range=1h", Window.LAPTOP);
    Page other = visitor.opens("/board/?range=1h", Window.LAPTOP);
    await().atMost(PATIENCE).until(() -> value(board, "figure-events") > 0);
    part(board, "pause").click();
    long before = value(board, "figure-events");

    post(board, event("paused-" + System.nanoTime(), "pauser", ""));
    await("a board that goes on shows the event")
        .atMost(PATIENCE)
        .until(() -> value(other, "figure-events") > before);

    assertThat(value(board, "figure-events")).isEqualTo(before);
    part(board, "pause").click();
    await().atMost(PATIENCE).until(() -> value(board, "figure-events") > before);
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void shouldExportWhatItShows(Visitor visitor) {
    Page board = visitor.opens("/board/?range=1h", Window.LAPTOP);
    await().atMost(PATIENCE).until(() -> value(board, "figure-events") > 0);

    var download = board.waitForDownload(() -> part(board, "export").click());

    assertThat(download.suggestedFilename()).endsWith(".csv");
    assertThat(download.path()).content().startsWith("at").contains("events.item-view");
  }

  @Test
  void shouldSpeakChineseAndRememberIt(Visitor visitor) {
    Page board = visitor.opens("/board/", Window.LAPTOP);
    String english = board.title();

    part(board, "language").click();

    assertThat(board.locator("html")).hasAttribute("lang", CHINESE);
    board.navigate("/board/");
    assertThat(board.locator("html")).hasAttribute("lang", CHINESE);
    assertThat(board.title()).isNotEqualTo(english);
    assertThat(visitor.complaints()).isEmpty();
  }

  private static void visit(Page shop) {
    shop.navigate("/shop/item/ring-01");
    part(shop, "add-to-cart").click();
    part(shop, "search-box").fill("silver ring");
    part(shop, "search-box").press("Enter");
    assertThat(part(shop, "item-card").first()).isVisible();
    part(shop, "search-box").fill("xyzzy");
    part(shop, "search-box").press("Enter");
    assertThat(shop.locator("h1").first()).isVisible();
  }

  private static void post(Page page, String event) {
    APIRequestContext http = page.request();
    var answer =
        http.post(
            "/v1/events",
            RequestOptions.create().setHeader("Content-Type", "application/json").setData(event));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static String event(String id, String shopper, String more) {
    return "{\"id\":\"%s\",\"type\":\"item-view\",\"shopper\":\"%s\",\"item\":\"ring-02\"%s}"
        .formatted(id, shopper, more);
  }

  /** The raw number behind a figure; nought where it is not shown. */
  private static long value(Page board, String figure) {
    var shown = part(board, figure);
    if (shown.count() == 0) {
      return 0;
    }
    String value = shown.first().getAttribute("data-value");
    return value == null ? 0 : (long) Double.parseDouble(value);
  }
}
