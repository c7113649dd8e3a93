package dev.daogou.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.daogou.browser.Visitor.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page in every window: no complaint on the console, no barrier, a picture to look at. */
@ExtendWith(Browsing.class)
class PagesIT {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d*");
  private static final List<String> SHOP =
      List.of(
          "/shop/",
          "/shop/category/Rings",
          "/shop/item/ring-01",
          "/shop/search?q=silver",
          "/shop/search?q=xyzzy",
          "/shop/cart",
          "/shop/checkout",
          "/shop/orders");

  @ParameterizedTest
  @EnumSource(
      value = Window.class,
      names = {"PHONE_IN_CHINESE", "LAPTOP"})
  void shouldShowTheShopToEverybody(Window window, Visitor visitor) {
    showsTheShop(window, visitor);
  }

  /** Each size in the other language and colours. */
  @ParameterizedTest
  @EnumSource(
      value = Window.class,
      names = {"PHONE", "LAPTOP_IN_CHINESE"})
  @Tag("long")
  void shouldShowTheShopInTheOtherWindowsToo(Window window, Visitor visitor) {
    showsTheShop(window, visitor);
  }

  private static void showsTheShop(Window window, Visitor visitor) {
    Page page = visitor.opens("/shop/", window);
    assertThat(part(page, "consent-accept")).isVisible();
    look(visitor, page, window, "shop-consent");
    part(page, "consent-accept").click();
    page.navigate("/shop/item/ring-05");
    part(page, "add-to-cart").click();

    for (String path : SHOP) {
      page.navigate(path);
      assertThat(page.locator("h1").first()).isVisible();
      look(
          visitor,
          page,
          window,
          path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
    }

    assertThat(visitor.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Window.class,
      names = {"PHONE_IN_CHINESE", "LAPTOP", "WALL"})
  void shouldShowTheBoardToEverybody(Window window, Visitor visitor) {
    showsTheBoard(window, visitor);
  }

  @ParameterizedTest
  @EnumSource(
      value = Window.class,
      names = {"PHONE", "LAPTOP_IN_CHINESE"})
  @Tag("long")
  void shouldShowTheBoardInTheOtherWindowsToo(Window window, Visitor visitor) {
    showsTheBoard(window, visitor);
  }

  private static void showsTheBoard(Window window, Visitor visitor) {
    Page page = visitor.opens("/board/?range=1h", window);

    assertThat(part(page, "figure-events")).hasAttribute("data-value", NUMBER);
    look(visitor, page, window, "board");

    assertThat(visitor.complaints()).isEmpty();
  }

  private static void look(Visitor visitor, Page page, Window window, String name) {
    Visitor.settles(page);
    visitor.photographs(
        page, name + "-" + window.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    visitor.findsNoBarriers(page);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("what does not fit in the width of " + name)
        .isLessThanOrEqualTo(0);
  }
}
