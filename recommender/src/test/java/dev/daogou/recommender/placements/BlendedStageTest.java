package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import dev.daogou.recommender.sources.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlendedStageTest {
  private static final float[] NO_VECTOR = new float[0];

  private final SmallShop shop = new SmallShop();

  @Test
  void shouldFadeTheLinksOfOlderRecentItemsButNotThoseOfItemsThatStandForThemselves() {
    shop.offer("old", "c", 1).offer("new", "c", 1).offer("after-old", "c", 1);
    shop.offer("after-new", "c", 1);
    shop.follows("after-old", 1, "old").follows("after-new", 1, "new");
    ShopperContext shopper = recent("new", "old");
    Stage aroundRecent = Stage.blend(StartingPoint.RECENT, PlacementSource.NEXT);
    Stage aroundNamed = Stage.blend(StartingPoint.CURRENT, PlacementSource.NEXT);
    float weight = PlacementSource.NEXT.weight();

    List<PlacedItem> faded = offered(aroundRecent, shopper, 10);
    List<PlacedItem> named = offered(aroundNamed, shopper, 10, "new", "old");

    assertThat(faded).extracting(PlacedItem::item).containsExactly("after-new", "after-old");
    assertThat(scores(faded)).containsExactly(weight, 0.75f * weight);
    assertThat(faded.getLast().because()).contains("old");
    assertThat(faded.getLast().reason()).isEqualTo(Reason.VIEWED_NEXT);
    assertThat(scores(named)).containsExactly(weight, weight);
  }

  @Test
  void shouldBringNothingAroundItemsThatNobodyKnows() {
    shop.offer("a", "c", 1);
    Stage stage =
        Stage.blend(
            StartingPoint.CURRENT,
            PlacementSource.NEXT,
            PlacementSource.BEFORE,
            PlacementSource.BOUGHT,
            PlacementSource.SIMILAR,
            PlacementSource.CATEGORY_TREND);

    assertThat(offered(stage, ShopperContext.unknown(), 10, "unknown")).isEmpty();
    assertThat(offered(stage, ShopperContext.unknown(), 10)).isEmpty();
  }

  @Test
  void shouldLookDeeperUntilEnoughPassTheFilter() {
    Random random = new Random(1);
    for (int i = 0; i < 900; i++) {
      shop.offer("i" + i, i % 100 == 99 ? "rare" : "common", vector(random));
    }
    Stage stage = Stage.blend(StartingPoint.CURRENT, PlacementSource.SIMILAR);

    List<PlacedItem> few = offered(stage, ShopperContext.unknown(), rare(), 3, "i0");
    List<PlacedItem> all = offered(stage, ShopperContext.unknown(), rare(), 50, "i0");

    assertThat(all).hasSize(9).doesNotHaveDuplicates();
    assertThat(all).allMatch(item -> Integer.parseInt(item.item().substring(1)) % 100 == 99);
    assertThat(all).extracting(PlacedItem::because).containsOnly(Optional.of("i0"));
    assertThat(scores(all)).isSortedAccordingTo((one, other) -> Float.compare(other, one));
    assertThat(few).isEqualTo(all.subList(0, 3));
  }

  @Test
  void shouldScoreNearnessByTheSquareOfTheCosineAndNothingBelowZero() {
    shop.offer("start", "c", 1, 0).offer("near", "c", 0.8f, 0.6f).offer("against", "c", -1, 0);
    float weight = PlacementSource.SIMILAR.weight();

    List<PlacedItem> items =
        offered(
            Stage.blend(StartingPoint.CURRENT, PlacementSource.SIMILAR),
            ShopperContext.unknown(),
            10,
            "start");

    assertThat(items).extracting(PlacedItem::item).containsExactly("start", "near", "against");
    assertThat(scores(items).get(1)).isCloseTo(0.64f * weight, within(1e-5f));
    assertThat(scores(items).get(2)).isZero();
  }

  @Test
  void shouldBringWhatIsPopularInTheCategoriesOfTheRecentItems() {
    shop.offer("ring", "jewels", 1).offer("chain", "jewels", 1).offer("phone", "phones", 1);
    shop.standing("chain", 4, 4, 4).standing("ring", 2, 2, 2).standing("phone", 9, 9, 9);
    Stage stage = Stage.blend(StartingPoint.RECENT, PlacementSource.CATEGORY_TREND);

    List<PlacedItem> items = offered(stage, recent("ring"), 10);

    assertThat(items).extracting(PlacedItem::item).containsExactly("chain", "ring");
    assertThat(items).extracting(PlacedItem::reason).containsOnly(Reason.TRENDING);
    assertThat(scores(items).getFirst())
        .isCloseTo(PlacementSource.CATEGORY_TREND.weight(), within(1e-6f));
    assertThat(offered(stage, recent("unknown"), 10)).isEmpty();
  }

  @Test
  void shouldOrderTheListByItsPlacesAndOwnItemsByHowLatelyTheyWereSeen() {
    IntStream.range(0, 4).forEach(i -> shop.offer("i" + i, "c", 1));
    List<ListItem> list =
        IntStream.range(0, 4)
            .mapToObj(i -> new ListItem("i" + i, 1f, Reason.NEW, Optional.empty()))
            .toList();
    List<ViewedItem> viewed = List.of(new ViewedItem("i3", 9), new ViewedItem("i2", 8));
    ShopperContext shopper =
        new ShopperContext(
            List.of("i3"),
            new ShopperHistory(viewed, List.of(), List.of()),
            NO_VECTOR,
            NO_VECTOR,
            10,
            list);
    Stage listed =
        new Stage(
                StartingPoint.RECENT,
                List.of(PlacementSource.LISTED),
                Scorer.BLEND,
                Map.of(),
                Set.of())
            .weighing(PlacementSource.LISTED, 1f);

    List<PlacedItem> byList = offered(listed, shopper, 10);
    List<PlacedItem> bySight =
        offered(Stage.blend(StartingPoint.RECENT, PlacementSource.SEEN), shopper, 10);

    assertThat(byList).extracting(PlacedItem::item).containsExactly("i0", "i1", "i2", "i3");
    assertThat(scores(byList)).containsExactly(1f, 0.75f, 0.5f, 0.25f);
    assertThat(byList).extracting(PlacedItem::reason).containsOnly(Reason.NEW);
    assertThat(bySight).extracting(PlacedItem::item).containsExactly("i3", "i2");
    float weight = PlacementSource.SEEN.weight();
    assertThat(scores(bySight)).containsExactly(weight, weight / 2);
  }

  @Test
  void shouldLeaveOutWhatMayNotBeShownWhicheverSourceBringsIt() {
    shop.offer("start", "c", 1).offer("gone", "c", false, 1).offer("rare", "rare", 1);
    shop.offer("common", "c", 1);
    shop.follows("gone", 1, "start").follows("rare", 1, "start").follows("common", 1, "start");
    shop.standing("gone", 9, 9, 9).standing("rare", 1, 1, 1).standing("common", 5, 5, 5);
    for (PlacementSource source :
        List.of(PlacementSource.NEXT, PlacementSource.SIMILAR, PlacementSource.TREND)) {
      Stage stage = Stage.blend(StartingPoint.CURRENT, source);

      assertThat(offered(stage, ShopperContext.unknown(), rare(), 10, "start"))
          .as(source.label())
          .extracting(PlacedItem::item)
          .containsExactly("rare");
    }
  }

  @Test
  void shouldTakeNoMoreThanThereIsRoomFor() {
    Random random = new Random(2);
    IntStream.range(0, 300).forEach(i -> shop.offer("i" + i, "c", vector(random)));
    Stage stage = Stage.blend(StartingPoint.CURRENT, PlacementSource.SIMILAR);

    assertThat(offered(stage, ShopperContext.unknown(), 250, "i0")).hasSize(250);
    assertThat(offered(stage, ShopperContext.unknown(), 0, "i0")).isEmpty();
  }

  private List<PlacedItem> offered(Stage stage, ShopperContext shopper, int room, String... asked) {
    return offered(stage, shopper, (item, card) -> true, room, asked);
  }

  private List<PlacedItem> offered(
      Stage stage,
      ShopperContext shopper,
      BiPredicate<String, Optional<ItemCard>> admitted,
      int room,
      String... asked) {
    var gathering = new ItemCollector(shop.space(), admitted, room);
    PlacementRequest request = PlacementRequest.of(List.of(asked), room);
    new BlendedStage(stage, shop.graph(), shopper, request, gathering).offer();
    return gathering.items();
  }

  private static BiPredicate<String, Optional<ItemCard>> rare() {
    return (item, card) -> card.filter(any -> any.leafCategory().equals("rare")).isPresent();
  }

  private static ShopperContext recent(String... items) {
    return new ShopperContext(
        List.of(items), ShopperHistory.NONE, NO_VECTOR, NO_VECTOR, 0, List.of());
  }

  private static List<Float> scores(List<PlacedItem> items) {
    return items.stream().map(item -> item.score().orElseThrow()).toList();
  }

  private static float[] vector(Random random) {
    float[] vector = new float[SmallShop.CONTENT];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = random.nextFloat() - 0.5f;
    }
    return vector;
  }
}
