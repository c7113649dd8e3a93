package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.sources.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitContextTest {
  private final SmallShop shop = new SmallShop();

  @BeforeEach
  void open() {
    shop.offer("ring", "jewels", 1, 0, 0, 0);
    shop.offer("chain", "jewels", 0.6f, 0.8f, 0, 0);
    shop.offer("phone", "phones", 0, 0, 1, 0);
    shop.offer("case", "phones", 0, 0, 0, 1);
    shop.offer("sofa", "chairs", 0, 0, 0, -1);
  }

  @Test
  void shouldBringWhatFollowedTheNewestItemsFirst() {
    shop.follows("case", 1, "phone").follows("sofa", 1, "ring");

    List<PlacedItem> items = rank("phone", "ring");

    assertThat(items).extracting(PlacedItem::item).startsWith("case", "sofa");
    assertThat(items.getFirst().reason()).isEqualTo(Reason.VIEWED_NEXT);
    assertThat(items.getFirst().because()).contains("phone");
  }

  @Test
  void shouldBringWhatIsAlikeWhereNothingFollowed() {
    List<PlacedItem> items = rank("ring");

    assertThat(items.getFirst().item()).isEqualTo("chain");
    assertThat(items.getFirst().reason()).isEqualTo(Reason.SIMILAR);
    assertThat(items.getFirst().because()).contains("ring");
  }

  @Test
  void shouldLetSeveralItemsSpeakForOne() {
    shop.follows("case", 1, "phone").follows("sofa", 1, "ring", "chain");

    assertThat(rank("phone", "ring", "chain").getFirst().item()).isEqualTo("sofa");
  }

  @Test
  void shouldPassOverWhatIsNotKnownAndNotShowWhatIsOnScreen() {
    shop.follows("ring", 1, "phone");

    assertThat(rank("phone", "never-heard-of"))
        .extracting(PlacedItem::item)
        .startsWith("ring")
        .doesNotContain("phone");
  }

  @Test
  void shouldKnowTheVisitAndNothingElse() {
    ShopperContext known =
        ShopperContext.ofVisit(List.of("ring", "phone", "ring"), shop.space(), 77);

    assertThat(known.recent()).containsExactly("ring", "phone");
    assertThat(known.history().viewed())
        .extracting("item", "time")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ring", 77L),
            org.assertj.core.groups.Tuple.tuple("phone", 77L));
    assertThat(known.history().cart()).isEmpty();
    assertThat(known.history().bought()).isEmpty();
    assertThat(known.list()).isEmpty();
    assertThat(known.shortContent(shop.space()).orElseThrow()[0]).isGreaterThan(0.8f);
  }

  @Test
  void shouldKnowNothingOfAnUnknownShopper() {
    ShopperContext nobody = ShopperContext.unknown();

    assertThat(nobody.recent()).isEmpty();
    assertThat(nobody.shortContent(shop.space())).isEqualTo(Optional.empty());
    assertThat(shop.ids(Placements.FOR_YOU, nobody)).hasSize(5);
    assertThat(shop.ids(Placements.BUY_AGAIN, nobody)).isEmpty();
  }

  private List<PlacedItem> rank(String... visit) {
    ShopperContext known = ShopperContext.ofVisit(List.of(visit), shop.space(), 0);
    return shop.show(Placements.FOR_YOU, known);
  }
}
