package dev.daogou.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.daogou.browser.Visitor.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a shopper sees of the shop, and what the shop sees of a shopper. */
@ExtendWith(Browsing.class)
class ShopIT {
  private static final Pattern RECEIPT = Pattern.compile("\\d+-\\d+");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void shouldShowRingsToWhoLooksAtRings(Visitor visitor) {
    Page page = visitor.entersTheShop(Window.LAPTOP);
    page.navigate("/shop/category/Rings");
    assertThat(part(page, "item-card").first()).isVisible();
    List<String> rings = items(page.locator("main")).subList(0, 3);

    for (String ring : rings) {
      page.navigate("/shop/category/Rings");
      card(page.locator("main"), ring).locator("a").first().click();
      assertThat(part(page, "add-to-cart")).isVisible();
    }
    assertThat(part(page, "list-changed-ms").first()).isVisible();
    assertThat(page.evaluate("Object.keys(localStorage).join()").toString())
        .as("who agreed is known again")
        .contains("daogou.");
    assertThat(part(page, "receipt").first()).hasAttribute("data-value", RECEIPT);
    page.navigate("/shop/");

    Locator forYou = part(page, "placement-for-you");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(items(forYou).stream().limit(6))
                    .filteredOn(item -> item.startsWith("ring-"))
                    .hasSizeGreaterThanOrEqualTo(4));
    assertThat(part(page, "map").locator("svg[role='img']")).isVisible();
    visitor.photographs(page, "shop-after-three-rings");
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void shouldChangeThePageWithoutLoadingIt(Visitor visitor) {
    Page page = visitor.entersTheShop(Window.LAPTOP);
    Locator forYou = part(page, "placement-for-you");
    assertThat(part(page, "item-card").first()).isVisible();
    List<String> before = items(forYou);
    Page other = page.context().newPage();

    for (String watch : List.of("watch-01", "watch-02", "watch-03")) {
      other.navigate("/shop/item/" + watch);
      assertThat(part(other, "add-to-cart")).isVisible();
    }

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(items(forYou)).isNotEqualTo(before));
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void shouldSendNothingForWhoRefuses(Visitor visitor) {
    Page page = visitor.opens("/shop/", Window.LAPTOP);
    part(page, "consent-refuse").click();

    for (String path : List.of("/shop/item/ring-01", "/shop/item/ring-02", "/shop/cart")) {
      page.navigate(path);
      assertThat(page.locator("h1").first()).isVisible();
    }
    page.navigate("/shop/item/ring-03");
    part(page, "add-to-cart").click();
    part(page, "search-box").fill("ring");
    part(page, "search-box").press("Enter");
    assertThat(part(page, "item-card").first()).isVisible();

    assertThat(visitor.requests())
        .filteredOn(request -> request.url().contains("/v1/"))
        .isNotEmpty()
        .extracting(Request::method)
        .containsOnly("GET");
    assertThat(visitor.requests())
        .filteredOn(request -> request.url().contains("/v1/users/"))
        .as("reads that name a shopper")
        .isEmpty();
    assertThat(page.evaluate("Object.keys(localStorage).join()").toString())
        .as("what the client keeps in the browser")
        .doesNotContain("daogou.");
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void shouldForgetAnOrderThatIsCancelled(Visitor visitor) {
    Page page = visitor.entersTheShop(Window.LAPTOP);
    page.navigate("/shop/item/charger-01");
    part(page, "add-to-cart").click();
    page.navigate("/shop/cart");
    part(page, "checkout").click();
    page.getByLabel("Name").fill("Anna");
    page.locator("#address").fill("1 Long Lane");
    part(page, "place-order").click();
    assertThat(part(page, "cancel-order")).isVisible();
    String order = page.url();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(bought(page)).contains("charger-01"));
    visitor.photographs(page, "shop-order");

    page.navigate(order);
    part(page, "cancel-order").click();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(bought(page)).doesNotContain("charger-01"));
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test
  void shouldBeginWithThePastOfAPersona(Visitor visitor) {
    Page page = visitor.entersTheShop(Window.LAPTOP);

    part(page, "persona-pearls").click();

    Locator forYou = part(page, "placement-for-you");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(forYou.textContent()).containsIgnoringCase("pearl"));
    forYou.locator("[data-testid='why']").first().click();
    visitor.photographs(page, "shop-persona");
    assertThat(visitor.complaints()).isEmpty();
  }

  /** What the shop offers to buy again. */
  private static List<String> bought(Page page) {
    page.navigate("/shop/");
    assertThat(part(page, "item-card").first()).isVisible();
    Visitor.settles(page);
    return items(part(page, "placement-buy-again"));
  }

  private static List<String> items(Locator part) {
    return part.locator("[data-testid='item-card']").all().stream()
        .map(card -> card.getAttribute("data-item"))
        .toList();
  }

  private static Locator card(Locator part, String item) {
    return part.locator("[data-testid='item-card'][data-item='" + item + "']").first();
  }
}
