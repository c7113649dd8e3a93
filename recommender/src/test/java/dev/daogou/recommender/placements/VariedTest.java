package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.sources.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariedTest {
  private final SmallShop shop = new SmallShop();

  @Test
  void shouldLetASecondBestOfAnotherCategoryGoFirstAfterAFewOfOne() {
    List<PlacedItem> ranked = ranked("rings", "rings", "rings", "phones", "rings");

    assertThat(shown(new Varied(2), ranked, 5))
        .containsExactly("item-0", "item-1", "item-3", "item-2", "item-4");
  }

  @Test
  void shouldNotLookFarForAnotherCategory() {
    List<PlacedItem> ranked =
        ranked("rings", "rings", "rings", "rings", "rings", "rings", "rings", "phones");

    assertThat(shown(new Varied(1), ranked, 3)).containsExactly("item-0", "item-1", "item-2");
  }

  @Test
  void shouldShowEveryItemOnceAndTheFirstOnesAsRankedWhereAllMayFollowEachOther() {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      String[] categories =
          IntStream.range(0, random.nextInt(30))
              .mapToObj(i -> List.of("rings", "phones", "cases").get(random.nextInt(3)))
              .toArray(String[]::new);
      List<PlacedItem> ranked = ranked(categories);

      assertThat(shown(new Varied(1 + random.nextInt(3)), ranked, 100))
          .containsExactlyInAnyOrderElementsOf(ranked.stream().map(PlacedItem::item).toList());
      assertThat(shown(new Varied(1_000), ranked, 7))
          .containsExactlyElementsOf(ranked.stream().map(PlacedItem::item).limit(7).toList());
    }
  }

  private List<PlacedItem> ranked(String... categories) {
    List<PlacedItem> ranked = new ArrayList<>();
    for (int i = 0; i < categories.length; i++) {
      String item = "item-" + i;
      shop.offer(item, categories[i], 1f);
      int slot = shop.space().slot(item);
      ranked.add(PlacedItem.of(item, slot, categories.length - i, Reason.TRENDING));
    }
    return ranked;
  }

  private List<String> shown(Varied varied, List<PlacedItem> ranked, int limit) {
    Merits merits = Merits.of(ranked, Optional.empty(), shop.space());
    return varied.arrange(merits, limit).stream().map(PlacedItem::item).toList();
  }
}
