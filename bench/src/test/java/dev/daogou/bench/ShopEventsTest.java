package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopEventsTest {
  private static final int SHOPPERS = 60;
  private static final ShopHistory HISTORY = new ShopHistory(20, 200, 30);

  @Test
  void shouldGiveEveryShopperTheHistoryThatWasAskedFor() {
    Map<Integer, Integer> counts = new HashMap<>();

    HISTORY.play(events(), (shopper, event) -> counts.merge(shopper, 1, Integer::sum));

    assertThat(counts).hasSize(SHOPPERS);
    counts.forEach(
        (shopper, count) -> assertThat(count).isEqualTo(HISTORY.isLong(shopper) ? 200 : 20));
    assertThat(HISTORY.events(SHOPPERS)).isEqualTo(58 * 20 + 2 * 200);
  }

  @Test
  void shouldViewMostlyAndBuyNowAndThen() {
    List<StorefrontEvent> all = new ArrayList<>();

    HISTORY.play(events(), (shopper, event) -> all.add(event));

    assertThat(share(all, ItemView.class)).isBetween(0.8, 0.95);
    assertThat(share(all, CartAdd.class)).isBetween(0.05, 0.15);
    assertThat(share(all, OrderPlaced.class)).isBetween(0.01, 0.08);
    assertThat(all).extracting(StorefrontEvent::getId).doesNotHaveDuplicates();
  }

  @Test
  void shouldDescribeEveryItemInWordsOfItsOwn() {
    ShopCatalogue catalogue = new ShopCatalogue(5_000);

    assertThat(catalogue.item(7)).isEqualTo(catalogue.item(7));
    assertThat(catalogue.item(7).getTitle())
        .isNotEqualTo(catalogue.item(7 + catalogue.topics()).getTitle());
    assertThat(catalogue.item(7).getCategoryPath()).isNotEmpty();
    assertThat(catalogue.item(4_999).getPrice()).isPositive();
  }

  private static ShopEvents events() {
    return new ShopEvents(new ShopCatalogue(5_000), SHOPPERS);
  }

  private static double share(List<StorefrontEvent> all, Class<?> payload) {
    return (double) all.stream().filter(event -> payload.isInstance(event.getPayload())).count()
        / all.size();
  }
}
