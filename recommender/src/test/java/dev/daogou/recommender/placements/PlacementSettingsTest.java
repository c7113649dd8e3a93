package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.recommender.shopper.ShopperHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementSettingsTest {
  private final SmallShop shop = new SmallShop();

  @Test
  void shouldShowWhatTheShopConfigures() {
    shop.offer("ring", "jewels", 1, 0, 0, 0);
    shop.offer("chain", "jewels", 0.8f, 0.6f, 0, 0);
    shop.offer("phone", "phones", 0, 0, 1, 0);
    shop.offer("sofa", "chairs", 0, -1, 0, 0);
    shop.standing("phone", 1, 5, 1).standing("sofa", 1, 9, 1);
    Placement gifts =
        Placements.with(
                List.of(
                    settings(
                        "gift-ideas",
                        "current",
                        Map.of("similar", 1.0, "trend", 0.5),
                        List.of("cart"))))
            .find("gift-ideas")
            .orElseThrow();
    ShopperContext shopper =
        new ShopperContext(
            List.of("ring"),
            new ShopperHistory(List.of(), List.of("sofa"), List.of()),
            new float[0],
            new float[0],
            0,
            List.of());

    assertThat(shop.ids(gifts, shopper)).containsExactly("chain", "phone");
  }

  @Test
  void shouldLetWeightsDecide() {
    shop.offer("a", "c", 1, 0, 0, 0).offer("seen", "c", 0, 1, 0, 0).offer("hit", "c", 0, 0, 1, 0);
    shop.follows("seen", 1, "a").standing("hit", 5, 5, 5);

    assertThat(shop.ids(ofNextAndTrend(2, 1), visitor())).startsWith("seen", "hit");
    assertThat(shop.ids(ofNextAndTrend(1, 2), visitor())).startsWith("hit", "seen");
  }

  private static Placement ofNextAndTrend(double next, double trend) {
    return settings("own", "current", Map.of("next", next, "trend", trend), List.of())
        .placement(Placements.builtIn());
  }

  private static ShopperContext visitor() {
    return new ShopperContext(
        List.of("a"), ShopperHistory.NONE, new float[0], new float[0], 0, List.of());
  }

  @Test
  void shouldFillUpFromAnotherPlacement() {
    shop.offer("a", "c", 1, 0, 0, 0).offer("b", "c", 0, 1, 0, 0);
    PlacementSettings settings =
        new PlacementSettings(
            "own", "", "current", Map.of("bought", 1.0), List.of(), 0, Optional.of("trending"));

    assertThat(shop.ids(settings.placement(Placements.builtIn()), visitor())).containsExactly("b");
  }

  @Test
  void shouldRefuseInWords() {
    refuses(settings("Gifts!", "recent", Map.of("next", 1.0), List.of()), "small letters");
    refuses(settings("cart", "recent", Map.of("next", 1.0), List.of()), "of that name already");
    refuses(settings("rank", "recent", Map.of("next", 1.0), List.of()), "of that name already");
    refuses(settings("own", "recent", Map.of(), List.of()), "needs a source: listed, next, before");
    refuses(
        settings("own", "recent", Map.of("nxt", 1.0), List.of()),
        "placement 'own': there is no source 'nxt'; there is: listed, next, before, bought,"
            + " similar, taste, category-trend, trend, newest, seen, bought-before");
    refuses(settings("own", "recent", Map.of("next", 0.0), List.of()), "a number above 0");
    refuses(settings("own", "recent", Map.of("next", Double.NaN), List.of()), "a number above 0");
    refuses(
        settings("own", "recent", Map.of("next", 1.0), List.of("sold")),
        "there is no filter 'sold'; there is: current, viewed, cart, bought");
    refuses(
        settings("own", "here", Map.of("next", 1.0), List.of()),
        "there is no start 'here'; there is: recent, current, cart, category");
    refuses(
        new PlacementSettings(
            "own", "", "recent", Map.of("next", 1.0), List.of(), 1.5, Optional.empty()),
        "diversity must be a number from 0 to 1");
    refuses(
        new PlacementSettings(
            "own", "", "recent", Map.of("next", 1.0), List.of(), 0, Optional.of("home")),
        "fill it up 'home'; there is: for-you, similar");
    refuses(
        List.of(
            settings("own", "recent", Map.of("next", 1.0), List.of()),
            settings("own", "recent", Map.of("next", 1.0), List.of())),
        "of that name already");
  }

  private static void refuses(PlacementSettings settings, String why) {
    refuses(List.of(settings), why);
  }

  private static void refuses(List<PlacementSettings> settings, String why) {
    assertThatThrownBy(() -> Placements.with(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static PlacementSettings settings(
      String name, String start, Map<String, Double> sources, List<String> filters) {
    return new PlacementSettings(name, name, start, sources, filters, 0, Optional.empty());
  }
}
