package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.recommender.shopper.ShopperHistory.BoughtItem;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import dev.daogou.recommender.sources.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementsTest {
  private static final long NOW = Duration.ofDays(100).toMillis();
  private static final float[] NONE = new float[0];

  private final SmallShop shop = new SmallShop();

  @BeforeEach
  void open() {
    shop.offer("ring", "jewels", 1, 0, 0, 0);
    shop.offer("chain", "jewels", 0.8f, 0.6f, 0, 0);
    shop.offer("phone", "phones", 0, 0, 1, 0);
    shop.offer("case", "phones", 0, 0, 0.6f, 0.8f);
    shop.offer("charger", "phones", 0, 0, 0, 1);
    shop.offer("sofa", "chairs", 0, -1, 0, 0);
    shop.boughtTogether("phone", 3, "case").boughtTogether("phone", 1, "charger");
    shop.follows("sofa", 2, "phone").follows("charger", 1, "phone");
    shop.standing("sofa", 9, 5, 1).standing("ring", 1, 1, 7);
  }

  @Test
  void shouldShowTheListAsItIsAndFillItUp() {
    List<PlacedItem> items =
        shop.show(Placements.FOR_YOU, shopper(List.of("phone"), list("chain", "ring")));

    assertThat(items).extracting(PlacedItem::item).startsWith("chain", "ring");
    assertThat(items.getFirst().score()).contains(2f);
    assertThat(items.getFirst().reason()).isEqualTo(Reason.MATCHES_TASTE);
    assertThat(items.getFirst().because()).contains("words");
    assertThat(items.get(2).item()).isEqualTo("sofa");
    assertThat(items.get(2).reason()).isEqualTo(Reason.VIEWED_NEXT);
    assertThat(items.get(2).because()).contains("phone");
    assertThat(items).extracting(PlacedItem::item).doesNotContain("phone");
  }

  @Test
  void shouldShowWhatIsLikeAnItemAndWhatOthersSawAroundIt() {
    assertThat(shop.ids(Placements.SIMILAR_ITEMS, ShopperContext.unknown(), "ring"))
        .startsWith("chain")
        .doesNotContain("ring");
    assertThat(shop.ids(Placements.SIMILAR_ITEMS, shopper(List.of("phone"), List.of())))
        .startsWith("sofa")
        .contains("case")
        .doesNotContain("phone");
  }

  @Test
  void shouldShowTheListWhereThereIsNothingToBeSimilarTo() {
    assertThat(shop.ids(Placements.SIMILAR_ITEMS, shopper(List.of(), list("case"))))
        .startsWith("case");
  }

  @Test
  void shouldShowWhatIsBoughtTogetherAndNothingElse() {
    List<PlacedItem> items =
        shop.show(Placements.BOUGHT_TOGETHER, ShopperContext.unknown(), "phone");

    assertThat(items).extracting(PlacedItem::item).containsExactly("case", "charger");
    assertThat(items).extracting(PlacedItem::reason).containsOnly(Reason.BOUGHT_TOGETHER);
    assertThat(items.getFirst().because()).contains("phone");
    assertThat(shop.ids(Placements.BOUGHT_TOGETHER, ShopperContext.unknown(), "ring")).isEmpty();
  }

  @Test
  void shouldCompleteTheCartAndThenShowTheList() {
    ShopperContext shopper =
        shopper(
            List.of("ring"),
            new ShopperHistory(List.of(), List.of("phone"), List.of()),
            list("chain", "phone"));

    assertThat(shop.ids(Placements.CART, shopper))
        .startsWith("case", "charger", "sofa", "chain")
        .doesNotContain("phone");
    assertThat(shop.ids(Placements.CART, shopper, "charger")).startsWith("chain", "phone");
  }

  @Test
  void shouldShowWhatIsPopularWhereAndWhenItIsAskedFor() {
    assertThat(shop.ids(Placements.TRENDING, ShopperContext.unknown())).startsWith("sofa", "ring");
    assertThat(trending(Window.HOUR, Optional.empty())).startsWith("ring", "sofa");
    assertThat(trending(Window.DAY, Optional.of("jewels"))).containsExactly("ring", "chain");
  }

  private List<String> trending(Window window, Optional<String> category) {
    PlacementRequest any = PlacementRequest.of(List.of(), 20);
    PlacementRequest request =
        new PlacementRequest(
            List.of(), category, window, any.admitted(), any.boost(), any.diversity(), 20, 20);
    return PlacementRanking.rank(
            Placements.TRENDING, shop.graph(), ShopperContext.unknown(), request)
        .items()
        .stream()
        .map(PlacedItem::item)
        .toList();
  }

  @Test
  void shouldShowTheShoppersOwnItems() {
    long day = Duration.ofDays(1).toMillis();
    ShopperContext shopper =
        shopper(
            List.of("sofa"),
            new ShopperHistory(
                List.of(new ViewedItem("ring", NOW), new ViewedItem("case", NOW - 1)),
                List.of(),
                List.of(
                    new BoughtItem("charger", NOW, 1),
                    new BoughtItem("phone", NOW - day, 2),
                    new BoughtItem("chain", NOW - 90 * day, 2))),
            List.of());

    List<PlacedItem> viewed = shop.show(Placements.RECENTLY_VIEWED, shopper);
    assertThat(viewed).extracting(PlacedItem::item).containsExactly("ring", "case");
    assertThat(viewed.getFirst().score()).isEmpty();
    assertThat(viewed.getFirst().reason()).isEqualTo(Reason.SEEN_BEFORE);
    assertThat(shop.ids(Placements.BUY_AGAIN, shopper))
        .containsExactly("phone", "charger", "chain");
  }

  @Test
  void shouldFallBackOnRecentItemsWhereNoViewsAreTold() {
    assertThat(shop.ids(Placements.RECENTLY_VIEWED, shopper(List.of("sofa"), List.of())))
        .containsExactly("sofa");
  }

  @Test
  void shouldShowWhatIsNewNearestToTheTasteFirst() {
    ShopperContext shopper = ShopperContext.ofVisit(List.of("ring"), shop.space(), NOW);

    List<PlacedItem> items = shop.show(Placements.NEW_FOR_YOU, shopper);

    assertThat(items).extracting(PlacedItem::item).startsWith("chain").doesNotContain("ring");
    // Nothing tells the others apart but how new they are.
    assertThat(items)
        .extracting(PlacedItem::item)
        .containsExactly("chain", "sofa", "charger", "case", "phone");
    assertThat(items).extracting(PlacedItem::reason).containsOnly(Reason.NEW);
  }

  @Test
  void shouldRankWhatTheListHoldsFirstAndTheRestByWhatOthersDid() {
    List<String> items =
        shop.ids(
            Placements.RANK,
            shopper(List.of("phone"), list("chain", "case", "ring")),
            "unknown",
            "charger",
            "sofa",
            "ring",
            "chain");

    assertThat(items).containsExactly("chain", "ring", "sofa", "charger");
  }

  @Test
  void shouldKnowItsPlacementsByName() {
    assertThat(Placements.builtIn().names())
        .containsExactly(
            "for-you",
            "similar",
            "bought-together",
            "cart",
            "trending",
            "recently-viewed",
            "buy-again",
            "new-for-you");
    assertThat(Placements.builtIn().find("cart")).contains(Placements.CART);
    assertThat(Placements.builtIn().find("rank")).isEmpty();
  }

  private static ShopperContext shopper(List<String> recent, List<ListItem> list) {
    return shopper(recent, ShopperHistory.NONE, list);
  }

  private static ShopperContext shopper(
      List<String> recent, ShopperHistory history, List<ListItem> list) {
    return new ShopperContext(recent, history, NONE, NONE, NOW, list);
  }

  private static List<ListItem> list(String... items) {
    return java.util.stream.IntStream.range(0, items.length)
        .mapToObj(
            i ->
                new ListItem(
                    items[i], items.length - i, Reason.MATCHES_TASTE, Optional.of("words")))
        .toList();
  }
}
